package dev.keepsake.server.telemetry;

import dev.keepsake.model.ModelCall;
import io.micrometer.core.instrument.Tags;
import io.micrometer.observation.Observation;

/** Which model is called, and for what. */
record CalledModel(String operation, String provider, String name) {

    private static final String UNKNOWN = "unknown";

    static CalledModel of(Observation.ContextView context) {
        return new CalledModel(
                Keys.text(context, ModelCall.OPERATION, UNKNOWN),
                Keys.text(context, ModelCall.PROVIDER, UNKNOWN),
                Keys.text(context, ModelCall.REQUEST_MODEL, UNKNOWN));
    }

    Tags tags() {
        return Tags.of(ModelCall.OPERATION, operation, ModelCall.PROVIDER, provider, ModelCall.REQUEST_MODEL, name);
    }
}
