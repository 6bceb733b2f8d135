package dev.keepsake.models.provider;

import dev.keepsake.time.Deadline;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;

/** A model that providers serve, of whatever role: what the catalogues open is one as well. */
public interface ServedModel {

    /** How it goes with each model behind this one, the first choice first. */
    List<ProviderStatus> statuses();

    /**
     * Opens the connections, and signs in where that takes a token, so that the first call need not. A failure is logged and
     * nothing else: the first call will tell.
     */
    void warmUp(Deadline deadline);

    /**
     * Has calls told to {@code observations} from now on, where nobody was named when this was made: whoever makes a model by himself
     * may not know yet who is to be told.
     */
    default void observedBy(ObservationRegistry observations) {}
}
