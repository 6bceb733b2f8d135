package dev.keepsake.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit: broken at blanks, and inside a word only where it would not fit a line of its own. */
final class Paragraph {

    private final int width;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private Paragraph(int width) {
        this.width = width;
    }

    /**
     * The lines of {@code text}.
     *
     * @param width columns, at least two
     */
    static List<String> lines(String text, int width) {
        Paragraph paragraph = new Paragraph(width);
        for (String word : Table.oneLine(text).split(" +")) {
            paragraph.add(word);
        }
        paragraph.end();
        return paragraph.lines;
    }

    private void add(String word) {
        int needed = Table.columns(word) + (line.isEmpty() ? 0 : 1);
        if (Table.columns(line.toString()) + needed > width) {
            end();
        }
        line.append(line.isEmpty() ? "" : " ");
        word.codePoints().forEach(point -> {
            if (Table.columns(line.toString()) + Table.columns(point) > width) {
                end();
            }
            line.appendCodePoint(point);
        });
    }

    private void end() {
        if (!line.isEmpty()) {
            lines.add(line.toString());
            line.setLength(0);
        }
    }
}
