package dev.keepsake.api;

import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;

/**
 * Memories, newest first.
 *
 * @param reach which ones
 * @param page which stretch of them
 */
public record ListRequest(Reach reach, PageRequest page) {

    public static final int DEFAULT_PAGE_SIZE = 100;

    /** The first page of the current memories of {@code scope}. */
    public static ListRequest of(Scope scope) {
        return new ListRequest(Reach.of(scope), PageRequest.first(DEFAULT_PAGE_SIZE));
    }
}
