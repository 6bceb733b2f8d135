package dev.keepsake.engine.observe;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** A phase that is running, for who learns on the way what is to be said of it. */
public final class Step {

    /** Of a phase that nobody watches. */
    static final Step UNWATCHED = new Step(null);

    private final @Nullable Observation observation;

    Step(@Nullable Observation observation) {
        this.observation = observation;
    }

    /** Says one of the phase's own keys; {@code value} is from a closed set. */
    public void is(Phase.Key key, String value) {
        if (observation != null) {
            observation.lowCardinalityKeyValue(key.key(), value);
        }
    }

    /** Says which one it was, for traces only: an id that the program made, never a caller's. */
    public void concerns(String key, Object id) {
        if (observation != null) {
            observation.highCardinalityKeyValue(key, id.toString());
        }
    }
}
