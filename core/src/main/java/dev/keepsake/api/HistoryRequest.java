package dev.keepsake.api;

import dev.keepsake.memory.MemoryId;

/** The history of this memory. */
public record HistoryRequest(MemoryId id) {}
