package dev.keepsake.engine.graph;

import dev.keepsake.engine.bundled.Bundled;
import java.util.List;

/** Lists that lie beside this class; a line that begins with a hash explains. */
final class GraphWords {

    private GraphWords() {}

    /** The lines of a list, each as what stands before and behind its first equals sign. */
    static List<String[]> pairs(String name) {
        return Bundled.lines(GraphWords.class, name).stream()
                .map(line -> line.split(" = ", 2))
                .map(sides -> new String[] {sides[0].strip(), sides[1].strip()})
                .toList();
    }
}
