package dev.keepsake.server.telemetry;

import io.micrometer.observation.Observation;
import java.time.Duration;

/** When an observation began, kept with it. One for each handler, so that none depends on another. */
final class Began {

    private final Class<?> owner;

    Began(Class<?> owner) {
        this.owner = owner;
    }

    void note(Observation.Context context) {
        context.put(owner, System.nanoTime());
    }

    /** How long it has been running. */
    Duration ago(Observation.ContextView context) {
        Long began = context.get(owner);
        return began == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - began);
    }
}
