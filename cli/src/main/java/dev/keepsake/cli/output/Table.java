package dev.keepsake.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns that fit the terminal. One column is elastic: it takes what the others leave, and what does not fit into it ends
 * in three dots. Text of others is made harmless first: control characters could move the cursor or repaint the screen.
 */
public final class Table {

    private static final String GAP = "  ";
    private static final String CUT = "...";
    private static final int LEAST_ELASTIC = 20;

    private final List<String> headings;
    private final int elastic;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param elastic the number of the elastic column, from 0
     */
    public Table(int elastic, String... headings) {
        this.headings = List.of(headings);
        this.elastic = elastic;
    }

    public void add(String... cells) {
        rows.add(Arrays.stream(cells).map(Table::oneLine).toList());
    }

    /** The lines, no wider than {@code width} unless the other columns alone already are. */
    public List<String> lines(int width, Style style) {
        int[] widths = widths(width);
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(line(headings, widths)));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private int[] widths(int width) {
        int[] widths = new int[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = columns(headings.get(column));
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], columns(row.get(column)));
            }
        }
        int others = Arrays.stream(widths).sum() - widths[elastic] + GAP.length() * (widths.length - 1);
        widths[elastic] = Math.min(widths[elastic], Math.max(LEAST_ELASTIC, width - others));
        return widths;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cut(cells.get(column), widths[column]);
            line.append(cell).append(" ".repeat(widths[column] - columns(cell)));
            line.append(column == widths.length - 1 ? "" : GAP);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text, int width) {
        if (columns(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int room = width - CUT.length();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            room -= columns(point);
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(point);
            i += Character.charCount(point);
        }
        return kept + CUT;
    }

    /** The text with every control character and line break as a blank. */
    public static String oneLine(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) || point == '\u2028' || point == '\u2029' ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    static int columns(String text) {
        return text.codePoints().map(Table::columns).sum();
    }

    /** Chinese, Japanese and Korean characters and most pictographs take two columns, combining marks none. */
    static int columns(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
