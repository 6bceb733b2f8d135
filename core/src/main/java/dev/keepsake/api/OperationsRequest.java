package dev.keepsake.api;

import dev.keepsake.store.Operation;
import dev.keepsake.store.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Accepted writes, newest first.
 *
 * @param kind only these, or null for all
 * @param state only these, or null for all
 * @param page which stretch of them
 */
public record OperationsRequest(Operation.@Nullable Kind kind, Operation.@Nullable State state, PageRequest page) {

    /** The accepted writes of every kind and state. */
    public OperationsRequest(PageRequest page) {
        this(null, null, page);
    }
}
