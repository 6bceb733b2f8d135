package dev.keepsake.api;

import dev.keepsake.memory.MemoryId;

/** Make this superseded memory current again. */
public record RestoreRequest(MemoryId id) {}
