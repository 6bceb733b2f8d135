package dev.keepsake.models;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Whoever watches: remembers what ended, in order. */
public final class ToldCalls implements ObservationHandler<Observation.Context> {

    private final List<Observation.Context> ended = new CopyOnWriteArrayList<>();

    /** A registry that tells this one. */
    public ObservationRegistry registry() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(this);
        return registry;
    }

    @Override
    public void onStop(Observation.Context context) {
        ended.add(context);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }

    /** What ended so far. */
    public List<Observation.Context> ended() {
        return List.copyOf(ended);
    }

    /** All that was told of one, by name. */
    public static Map<String, String> values(Observation.Context context) {
        return context.getAllKeyValues().stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
    }
}
