package dev.keepsake.api;

import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;

/**
 * Relations, newest memory first.
 *
 * @param reach the memories that state them
 * @param page which stretch of them
 */
public record RelationsRequest(Reach reach, PageRequest page) {

    public static final int DEFAULT_PAGE_SIZE = 100;

    /** The first page of the relations that the current memories of {@code scope} state. */
    public static RelationsRequest of(Scope scope) {
        return new RelationsRequest(Reach.of(scope), PageRequest.first(DEFAULT_PAGE_SIZE));
    }
}
