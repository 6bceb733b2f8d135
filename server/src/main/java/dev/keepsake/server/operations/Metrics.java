package dev.keepsake.server.operations;

import dev.keepsake.engine.observe.Faults;
import dev.keepsake.server.http.RequestObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.time.Duration;
import java.util.Set;

/** What is counted and timed: requests by route, adds, searches, the JVM. Labels come from a closed set, never from callers. */
public final class Metrics implements RequestObserver, AutoCloseable {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH");

    private final MeterRegistry registry;
    private final Faults faults;
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

    /**
     * Meters in a registry.
     *
     * @param faults where it is counted what goes wrong in measuring
     */
    public Metrics(MeterRegistry registry, Faults faults) {
        this.registry = registry;
        this.faults = faults;
        garbageCollection.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    @Override
    public void answered(String method, String template, int status, Duration took) {
        faults.keep(() -> Timer.builder("keepsake.http.requests")
                .description("Answered HTTP requests by route")
                .tag("method", METHODS.contains(method) ? method : "other")
                .tag("route", template)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(took));
    }

    /** One call of a verb of {@code Memories}. */
    void called(String verb, String outcome, Duration took) {
        faults.keep(() -> Timer.builder("keepsake." + verb)
                .description("Calls of " + verb + " by outcome")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(took));
    }

    @Override
    public void close() {
        garbageCollection.close();
    }
}
