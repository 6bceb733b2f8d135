package dev.keepsake.api;

import dev.keepsake.memory.MemoryId;
import dev.keepsake.time.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * One memory, whatever its scope and whether superseded or not.
 *
 * @param id which
 * @param asOf the moments looked back to, or null for how it is now; it is not there when it was not known then, or not true
 */
public record GetRequest(MemoryId id, @Nullable AsOf asOf) {

    /** The memory as it is now. */
    public GetRequest(MemoryId id) {
        this(id, null);
    }
}
