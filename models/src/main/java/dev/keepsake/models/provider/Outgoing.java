package dev.keepsake.models.provider;

import dev.keepsake.egress.Egress;
import io.micrometer.observation.ObservationRegistry;

/**
 * What every way out of this process shares.
 *
 * @param egress which hosts may be connected to
 * @param observations who is told of calls, what they took and how they ended
 */
public record Outgoing(Egress egress, ObservationRegistry observations) {

    /** To anywhere, and nobody is told. */
    public static final Outgoing UNWATCHED = new Outgoing(Egress.ANYWHERE, ObservationRegistry.NOOP);
}
