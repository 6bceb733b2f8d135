package dev.keepsake.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings as lines for a terminal. */
public final class FindingsFormat {

    private FindingsFormat() {}

    /** A heading and one line per figure, in their groups. */
    public static String table(Findings findings) {
        Report.Setup setup = findings.setup();
        List<String> lines = new ArrayList<>();
        String commit = setup.commit();
        lines.add(
                findings.benchmark() + ", Keepsake " + setup.version() + (commit == null ? "" : ", commit " + commit));
        if (findings.dataset() != null) {
            lines.add(text(
                    "  dataset    %s, SHA-256 %s",
                    findings.dataset().file(), findings.dataset().sha256()));
        }
        lines.add("  embedder   " + setup.embedder());
        lines.add(text("  searched   top_k %d, no LLM, no reranker, seed %d", setup.topK(), setup.seed()));
        setup.configuration().forEach((key, value) -> lines.add("  setting    " + key + " = " + value));
        lines.add(text(
                "  machine    %d cores, %s, %s",
                setup.machine().cores(), setup.machine().jvm(), setup.machine().system()));
        String group = "";
        for (Figure figure : findings.figures()) {
            if (!figure.group().equals(group)) {
                group = figure.group();
                lines.add("");
                lines.add(group);
            }
            lines.add(line(figure));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(Figure figure) {
        Interval interval = figure.interval95();
        Figure.Target target = figure.target();
        return text("  %-46s %8.3f  n = %-7d", figure.name(), figure.value(), figure.n())
                + (interval == null ? "" : text(" 95 %% %.3f to %.3f", interval.low(), interval.high()))
                + (target == null ? "" : "  target " + target + (figure.met() ? ", met" : ", NOT MET"));
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
