package dev.keepsake.config.mem0;

import java.util.List;

/**
 * What was taken over.
 *
 * @param yaml the text of a {@code keepsake.yaml}
 * @param notes what became of every key
 */
public record Imported(String yaml, List<Note> notes) {

    public Imported {
        notes = List.copyOf(notes);
    }
}
