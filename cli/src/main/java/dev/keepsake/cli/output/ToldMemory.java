package dev.keepsake.cli.output;

import dev.keepsake.memory.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * A memory that has no score, for a person who wants to know what became of it.
 *
 * @param memory the memory
 * @param told what stands behind it, or in its place
 */
public record ToldMemory(Memory memory, Told told) {

    /** The text, where it stands, and the words behind it, all indented. */
    public List<String> lines(String indent, int width, Style style) {
        List<String> lines = new ArrayList<>();
        Told.indented(memory.text(), indent, width).forEach(line -> lines.add(style.bold(line)));
        lines.add(indent + style.faint(MemoryStanding.of(memory)));
        lines.addAll(told.lines(indent, width, style));
        return lines;
    }
}
