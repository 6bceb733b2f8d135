package dev.keepsake.api;

import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;

/**
 * The scopes that have memories.
 *
 * @param within only those that it covers; {@link Scope#ANY} for all
 * @param page which stretch of them
 */
public record ScopesRequest(Scope within, PageRequest page) {}
