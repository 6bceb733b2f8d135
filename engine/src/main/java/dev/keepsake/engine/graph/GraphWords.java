package dev.keepsake.engine.graph;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lists that lie beside this class; a line that begins with a hash explains. */
final class GraphWords {

    private GraphWords() {}

    /** The lines of a list, each as what stands before and behind its first equals sign. */
    static List<String[]> pairs(String name) {
        try (InputStream in = GraphWords.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new KeepsakeException(
                        ErrorCategory.INTERNAL, "The word list " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" = ", 2))
                    .map(sides -> new String[] {sides[0].strip(), sides[1].strip()})
                    .toList();
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "The word list " + name + " cannot be read", e);
        }
    }
}
