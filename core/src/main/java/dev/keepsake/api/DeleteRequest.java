package dev.keepsake.api;

import dev.keepsake.memory.MemoryId;

/** Delete this memory. */
public record DeleteRequest(MemoryId id) {}
