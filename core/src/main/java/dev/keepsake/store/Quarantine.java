package dev.keepsake.store;

import java.util.List;
import java.util.UUID;

/**
 * What a plan does to the facts that are held back; the versions of their scopes move with it.
 *
 * @param held facts held from now on
 * @param dismissed facts held no longer: released into a memory of the same plan, or dropped
 */
public record Quarantine(List<Quarantined> held, List<UUID> dismissed) {

    public static final Quarantine UNTOUCHED = new Quarantine(List.of(), List.of());

    public Quarantine {
        held = List.copyOf(held);
        dismissed = List.copyOf(dismissed);
    }
}
