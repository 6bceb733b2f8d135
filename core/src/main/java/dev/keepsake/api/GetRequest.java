package dev.keepsake.api;

import dev.keepsake.memory.MemoryId;

/** One memory, whatever its scope. */
public record GetRequest(MemoryId id) {}
