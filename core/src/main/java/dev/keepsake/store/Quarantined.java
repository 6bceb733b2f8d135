package dev.keepsake.store;

import dev.keepsake.extract.Fact;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.util.UUID;

/**
 * A fact that the quality gate holds back: not a memory, in no index and found by no search.
 *
 * @param id its id here
 * @param scope whose it would be
 * @param fact what it says and where it was read
 * @param reason why it is held, for people; without its text
 * @param at since when
 * @param until when it is dropped unless somebody has released it
 */
public record Quarantined(UUID id, Scope scope, Fact fact, String reason, Instant at, Instant until) {}
