package dev.keepsake.cli.output;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.Explanation.Part;
import dev.keepsake.api.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What each signal gave, most first, with bars to compare them by; signals that gave nothing are left out.
 *
 * @param explanation the parts
 */
public record PartLines(Explanation explanation) {

    private static final int LONGEST_BAR = 20;
    private static final String RERANKER = "reranker";

    public List<String> lines(Style style) {
        List<Part> gave = explanation.parts().stream()
                .filter(part -> part.contribution() > 0)
                .sorted(Comparator.comparingDouble(Part::contribution).reversed())
                .toList();
        double most = gave.isEmpty() ? 1 : gave.getFirst().contribution();
        boolean reranked = !Double.isNaN(explanation.reranked());
        int name = gave.stream()
                .mapToInt(part -> part.signal().key().length())
                .reduce(reranked ? RERANKER.length() : 0, Math::max);
        List<String> lines = new ArrayList<>();
        if (reranked) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-" + name + "s  %.3f  instead of the %.3f that the signals gave:",
                    RERANKER,
                    explanation.reranked(),
                    explanation.total()));
        }
        if (explanation.standsFor() != null) {
            lines.add("in the place of turn " + explanation.standsFor()
                    + ", which it says in fewer words and which earned this:");
        }
        for (Part part : gave) {
            lines.add(String.format(
                            Locale.ROOT,
                            "%-" + name + "s  %.3f  ",
                            part.signal().key(),
                            part.contribution())
                    + style.good(bar(part.contribution() / most))
                    + style.faint(
                            String.format(Locale.ROOT, "  %.2f x %.3f", part.normalised(), part.weight()) + own(part)));
        }
        return lines;
    }

    private static String bar(double share) {
        int length = Math.max(1, (int) Math.round(share * LONGEST_BAR));
        return "=".repeat(length) + " ".repeat(LONGEST_BAR - length);
    }

    /** A signal's own score, where it has a measure of its own; that of recency is a moment. */
    private static String own(Part part) {
        if (Double.isNaN(part.raw()) || part.raw() == part.normalised()) {
            return "";
        }
        return part.signal() == Signal.RECENCY
                ? "  from " + MemoryStanding.day(Instant.ofEpochSecond((long) part.raw()))
                : String.format(Locale.ROOT, "  own score %.3f", part.raw());
    }
}
