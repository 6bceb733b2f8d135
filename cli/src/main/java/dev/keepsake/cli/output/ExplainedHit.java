package dev.keepsake.cli.output;

import dev.keepsake.api.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A hit for a person who wants to know where it comes from.
 *
 * @param hit the hit
 * @param told what stands behind it
 */
public record ExplainedHit(Hit hit, Told told) {

    /**
     * The text, where it stands, what each signal gave, and the words behind it.
     *
     * @param label stands before the text: its rank
     */
    public List<String> lines(String label, int width, Style style) {
        String indent = " ".repeat(label.length());
        List<String> lines = new ArrayList<>();
        for (String line : Told.indented(hit.text(), indent, width)) {
            lines.add(style.bold((lines.isEmpty() ? label : indent) + line.substring(indent.length())));
        }
        String score = String.format(Locale.ROOT, "%.3f", hit.score());
        lines.add(indent + style.bold(score) + "  " + style.faint(standing()));
        new PartLines(hit.explanation()).lines(style).forEach(line -> lines.add(indent + line));
        lines.addAll(told.lines(indent, width, style));
        return lines;
    }

    private String standing() {
        return switch (hit) {
            case Hit.OfMemory memory -> MemoryStanding.of(memory.memory());
            case Hit.OfTurn turn -> MemoryStanding.of(turn.turn());
        };
    }
}
