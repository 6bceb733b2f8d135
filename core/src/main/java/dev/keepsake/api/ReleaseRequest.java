package dev.keepsake.api;

import java.util.UUID;

/**
 * Make a memory of a fact that is held back.
 *
 * @param id its id among the facts that are held
 */
public record ReleaseRequest(UUID id) {}
