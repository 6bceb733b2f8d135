package dev.keepsake.server.hosted;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.MemoryId;

/** Ids of memories, refused in the platform's words. */
final class MemoryIds {

    private MemoryIds() {}

    static MemoryId parse(String text) {
        try {
            return MemoryId.parse(text);
        } catch (KeepsakeException notAnId) {
            throw new KeepsakeException(ErrorCategory.INVALID_REQUEST, "memory_id should be a valid UUID", notAnId);
        }
    }
}
