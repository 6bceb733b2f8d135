package dev.keepsake.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One accepted write that a caller can ask about later.
 *
 * @param id its id; for an add, the episode's
 * @param kind what was asked
 * @param state how far it has come
 * @param outcome what was stored and what was not; empty until it is concluded
 * @param createdAt when it was accepted
 * @param completedAt when it was concluded, or null
 * @param error what went wrong, without anybody's text, or null
 */
public record Operation(
        UUID id,
        Kind kind,
        State state,
        Outcome outcome,
        Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable String error) {

    public enum Kind {
        ADD,
        /** Turns were read that the budget of their add did not cover. */
        READ_LATER,
        DELETE_ALL,
        RELEASE,
        CONSOLIDATE,
        UNDO
    }

    public enum State {
        PENDING,
        SUCCEEDED,
        FAILED
    }
}
