package dev.keepsake.engine.extract.model;

import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A fact of the first step of the policy {@code classic}, before anything is decided about it.
 *
 * @param text what it says
 * @param cited the pieces that say so
 * @param words its words
 * @param near the memories that were found for it
 */
record Stated(String text, List<Piece> cited, Set<String> words, Set<MemoryId> near) {

    static Stated of(String text, Window window, List<Memory> near) {
        return new Stated(
                text,
                Support.of(text, window.pieces()),
                Words.of(text),
                near.stream().map(Memory::id).collect(Collectors.toSet()));
    }
}
