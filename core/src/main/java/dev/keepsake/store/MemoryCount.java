package dev.keepsake.store;

import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;

/**
 * How many memories there are of one kind in one state.
 *
 * @param kind how their texts came to be
 * @param state where they stand
 * @param count how many, in all projects together
 */
public record MemoryCount(MemoryKind kind, MemoryState state, long count) {}
