package dev.keepsake.api;

import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;

/**
 * The facts that are held back, newest first.
 *
 * @param within only those of scopes that it covers; {@link Scope#ANY} for all
 * @param page which stretch of them
 */
public record QuarantineRequest(Scope within, PageRequest page) {}
