package dev.keepsake.api;

import java.util.UUID;

/**
 * Undo a whole consolidation, or a whole add that closed or reworded memories.
 *
 * @param operation its operation
 */
public record UndoRequest(UUID operation) {}
