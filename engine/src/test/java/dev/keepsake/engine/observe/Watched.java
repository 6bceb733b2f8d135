package dev.keepsake.engine.observe;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a registry was told, in the order in which it ended. */
public final class Watched implements ObservationHandler<Observation.Context> {

    public final ObservationRegistry registry = ObservationRegistry.create();
    private final List<Told> told = new CopyOnWriteArrayList<>();

    public Watched() {
        registry.observationConfig().observationHandler(this);
    }

    /** One observation: its name, that of what it lies in, and what was said of it. */
    public record Told(String name, String inside, Map<String, String> keys, Map<String, String> ids) {}

    /** All so far. */
    public List<Told> told() {
        return List.copyOf(told);
    }

    /** As {@code name < name of what it lies in}. */
    public List<String> tree() {
        return told.stream().map(one -> one.name() + " < " + one.inside()).toList();
    }

    /** The first of this name. */
    public Told first(String name) {
        return told.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    @Override
    public void onStop(Observation.Context context) {
        Map<String, String> keys = new TreeMap<>();
        context.getLowCardinalityKeyValues().forEach(key -> keys.put(key.getKey(), key.getValue()));
        Map<String, String> ids = new TreeMap<>();
        context.getHighCardinalityKeyValues().forEach(key -> ids.put(key.getKey(), key.getValue()));
        ObservationView parent = context.getParentObservation();
        String inside = parent == null ? "-" : parent.getContextView().getName();
        told.add(new Told(context.getName(), inside, keys, ids));
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }
}
