package dev.keepsake.server.telemetry;

import dev.keepsake.engine.observe.Faults;
import dev.keepsake.engine.observe.GuardedHandler;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes metrics, traces and log lines of what is observed. Made before the engine, whose registry it provides, and closed after the
 * server and the engine. Safe for use by many threads.
 */
public final class Telemetry implements AutoCloseable {

    /** How long the last spans may take to get out. */
    private static final long LAST_SPANS_SECONDS = 5;

    private final ObservationRegistry observations = ObservationRegistry.create();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Faults faults = new Faults();
    private final ModelMeters models;
    private final @Nullable SdkTracerProvider tracing;

    private Telemetry(TelemetryOptions options, @Nullable SdkTracerProvider tracing) {
        this.tracing = tracing;
        models = new ModelMeters(meters, options.prices());
        handle(new PhaseTimers(meters));
        handle(models);
        handle(new OperationLog());
        if (tracing != null) {
            handle(new Spans(tracing.get("dev.keepsake")));
        }
        FunctionCounter.builder("keepsake.telemetry.faults", faults, Faults::count)
                .description("What went wrong in making metrics and traces, and nowhere else")
                .register(meters);
    }

    /**
     * Telemetry as configured.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFIGURATION} when the collector may not be connected to
     */
    public static Telemetry of(TelemetryOptions options) {
        return new Telemetry(options, TraceExport.to(options));
    }

    /** Telemetry that gives its spans to {@code tracing}, which it closes, and to nobody else. */
    public static Telemetry tracingTo(SdkTracerProvider tracing, TelemetryOptions options) {
        return new Telemetry(options, tracing);
    }

    private void handle(ObservationHandler<Observation.Context> handler) {
        observations.observationConfig().observationHandler(new GuardedHandler(handler, faults));
    }

    /** To be given to the engine and the models. */
    public ObservationRegistry observations() {
        return observations;
    }

    /** Where whatever goes wrong in measuring is counted. */
    public Faults faults() {
        return faults;
    }

    /** Where further gauges are registered. */
    public MeterRegistry meters() {
        return meters;
    }

    /** The circuit breakers of the models that were called, as they stand now. */
    public List<BreakerState> breakers() {
        return models.breakers();
    }

    /** Everything measured, in Prometheus's text form. */
    public String scrape() {
        return meters.scrape();
    }

    /** Sends what is still to be sent, for a few seconds at most. */
    @Override
    public void close() {
        if (tracing != null) {
            tracing.shutdown().join(LAST_SPANS_SECONDS, TimeUnit.SECONDS);
        }
        meters.close();
    }
}
