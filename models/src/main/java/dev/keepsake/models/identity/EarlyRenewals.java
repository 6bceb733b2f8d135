package dev.keepsake.models.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Whether a token that a provider refuses is replaced before its time, because it may have been revoked: now and then, and not for
 * every request to a provider that accepts none. Safe for use by many threads.
 */
final class EarlyRenewals {

    private static final Duration APART = Duration.ofMinutes(1);

    private final InstantSource clock;
    private Instant next = Instant.MIN;

    EarlyRenewals(InstantSource clock) {
        this.clock = clock;
    }

    /** Asked before each; the one who is told yes renews. */
    synchronized boolean allowed() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return false;
        }
        next = now.plus(APART);
        return true;
    }
}
