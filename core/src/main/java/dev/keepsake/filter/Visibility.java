package dev.keepsake.filter;

import dev.keepsake.memory.MemoryState;
import dev.keepsake.time.AsOf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which states, times and expiries a read sees.
 *
 * <p>It judges facets as they are given. Where {@link #knownAt()} is not null, those are to be the ones of that moment, which
 * only whoever keeps history can tell.
 *
 * @param superseded whether superseded memories are seen beside the current ones; deleted ones never are. Where it is asked
 *     what was true at a moment, that alone decides, and state does not
 * @param expired whether memories past their last day are seen
 * @param now the moment at which expiry is judged
 * @param asOf the moments looked back to, or null for none
 */
public record Visibility(
        boolean superseded,
        boolean expired,
        Instant now,
        @Nullable AsOf asOf) {

    public Visibility(boolean superseded, boolean expired, Instant now) {
        this(superseded, expired, now, null);
    }

    public static Visibility currentAt(Instant now) {
        return new Visibility(false, false, now);
    }

    public Visibility withExpired(boolean show) {
        return new Visibility(superseded, show, now, asOf);
    }

    public Visibility withSuperseded(boolean show) {
        return new Visibility(show, expired, now, asOf);
    }

    /** The moment at which what is seen was true in the world, or null for any. */
    public @Nullable Instant validAt() {
        return asOf == null ? null : asOf.validAt();
    }

    /** The moment whose knowledge is asked for, or null for the present one. */
    public @Nullable Instant knownAt() {
        return asOf == null ? null : asOf.knownAt();
    }

    boolean sees(Facets facets) {
        Instant moment = validAt();
        return sees(facets.state())
                && (moment == null || facets.validity().covers(moment))
                && (expired || !isExpired(facets));
    }

    private boolean isExpired(Facets facets) {
        LocalDate last = facets.expiresOn();
        return last != null && last.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /** Whether this state can be seen at all, for stores that select by state first. */
    public boolean sees(MemoryState state) {
        return switch (state) {
            case CURRENT -> true;
            case SUPERSEDED -> superseded || validAt() != null;
            case DELETED -> false;
        };
    }
}
