package dev.keepsake.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Where a memory stands on both time axes.
 *
 * @param state current, superseded or deleted
 * @param validity when it is true in the world
 * @param createdAt when it was learned: the time given by the caller for imports, else the clock's
 * @param updatedAt when its text, attributes or state last changed
 * @param closedAt when it was superseded or deleted, or null while current (system time)
 * @param supersededBy the memory that replaced it, or null
 * @param expiresOn the last day (UTC) on which reads return it, or null for no end
 */
public record Lifecycle(
        MemoryState state,
        Validity validity,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant closedAt,
        @Nullable MemoryId supersededBy,
        @Nullable LocalDate expiresOn) {

    /** A memory learned at {@code createdAt} and true since {@code validFrom}. */
    public static Lifecycle current(Instant createdAt, Instant validFrom, @Nullable LocalDate expiresOn) {
        return new Lifecycle(
                MemoryState.CURRENT, Validity.since(validFrom), createdAt, createdAt, null, null, expiresOn);
    }

    public Lifecycle updated(Instant at, @Nullable LocalDate expiry) {
        return new Lifecycle(state, validity, createdAt, at, closedAt, supersededBy, expiry);
    }

    /**
     * Replaced by another memory. One that was replaced before gets another end and replacement, but stays closed since it
     * first was: that is when it stopped being believed.
     */
    public Lifecycle superseded(Instant at, Instant validUntil, MemoryId by) {
        Instant closed = state == MemoryState.SUPERSEDED && closedAt != null ? closedAt : at;
        return new Lifecycle(
                MemoryState.SUPERSEDED, validity.closedAt(validUntil), createdAt, at, closed, by, expiresOn);
    }

    /** Believed again, with no end known. */
    public Lifecycle restored(Instant at) {
        return new Lifecycle(
                MemoryState.CURRENT, Validity.since(validity.from()), createdAt, at, null, null, expiresOn);
    }

    /** True until {@code moment} and not after, though still believed: a statement about the past. */
    public Lifecycle validUntil(Instant moment) {
        return new Lifecycle(state, validity.closedAt(moment), createdAt, updatedAt, closedAt, supersededBy, expiresOn);
    }

    public Lifecycle deleted(Instant at) {
        return new Lifecycle(MemoryState.DELETED, validity, createdAt, at, at, supersededBy, expiresOn);
    }

    /** Whether the expiry day is over at {@code now}; the named day itself still counts. */
    public boolean expiredAt(Instant now) {
        return expiresOn != null && expiresOn.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
}
