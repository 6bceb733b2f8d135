package dev.keepsake.cli.output;

import dev.keepsake.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a memory, or in its place.
 *
 * @param quotes the words it came from
 * @param other what stands in its place, or null when nothing does
 * @param relation what the other is to it: {@code replaced by}
 */
public record Told(List<Quote> quotes, @Nullable Memory other, String relation) {

    private static final int NARROWEST = 20;

    public Told {
        quotes = List.copyOf(quotes);
    }

    List<String> lines(String indent, int width, Style style) {
        List<String> lines = new ArrayList<>();
        for (Quote quote : quotes) {
            lines.add(indent + style.faint(said(quote)));
            lines.addAll(quoted(quote.text(), indent, width));
        }
        if (other != null) {
            lines.add(indent + style.warning(relation) + style.faint(" " + MemoryStanding.of(other) + ":"));
            lines.addAll(quoted(other.text(), indent, width));
        }
        return lines;
    }

    private static String said(Quote quote) {
        return MemoryStanding.speaker(quote.turn()) + ", "
                + MemoryStanding.minute(quote.turn().time()) + ", turn "
                + quote.turn().id() + ", characters "
                + quote.span().start() + " to " + quote.span().end() + ":";
    }

    private static List<String> quoted(String text, String indent, int width) {
        return indented("\"" + Table.oneLine(text) + "\"", indent + "  ", width);
    }

    /** The text in lines that all begin with {@code indent}. */
    static List<String> indented(String text, String indent, int width) {
        return Paragraph.lines(text, Math.max(NARROWEST, width - indent.length())).stream()
                .map(line -> indent + line)
                .toList();
    }
}
