package dev.keepsake.filter;

import dev.keepsake.memory.MemoryState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which states and expiries a read sees.
 *
 * @param superseded whether superseded memories are seen beside the current ones; deleted ones never are
 * @param expired whether memories past their last day are seen
 * @param now the moment at which expiry is judged
 */
public record Visibility(boolean superseded, boolean expired, Instant now) {

    public static Visibility currentAt(Instant now) {
        return new Visibility(false, false, now);
    }

    public Visibility withExpired(boolean show) {
        return new Visibility(superseded, show, now);
    }

    public Visibility withSuperseded(boolean show) {
        return new Visibility(show, expired, now);
    }

    boolean sees(Facets facets) {
        boolean stateSeen = switch (facets.state()) {
            case CURRENT -> true;
            case SUPERSEDED -> superseded;
            case DELETED -> false;
        };
        return stateSeen && (expired || !isExpired(facets));
    }

    private boolean isExpired(Facets facets) {
        LocalDate last = facets.expiresOn();
        return last != null && last.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /** Whether this state can be seen at all, for stores that select by state first. */
    public boolean sees(MemoryState state) {
        return state == MemoryState.CURRENT || (superseded && state == MemoryState.SUPERSEDED);
    }
}
