package dev.keepsake.api;

import java.util.UUID;

/**
 * Undo a whole consolidation.
 *
 * @param operation its operation
 */
public record UndoRequest(UUID operation) {}
