package dev.keepsake.server;

import dev.keepsake.api.Projects;
import dev.keepsake.server.canary.Canary;
import dev.keepsake.server.levels.ServiceLevels;
import dev.keepsake.server.operations.Vitals;
import dev.keepsake.server.operations.Watch;
import dev.keepsake.server.telemetry.Telemetry;
import dev.keepsake.server.telemetry.TelemetryOptions;
import dev.keepsake.store.ApiKeyStore;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/**
 * What a server watches beside itself. Made for one server, which closes it.
 *
 * <p>Whoever wants the engine's steps and the models' calls in the metrics makes the telemetry first, gives its observations to both,
 * and closes it after them.
 */
public final class Watching {

    private final Telemetry telemetry;
    private final Vitals vitals;
    private final Deque<Runnable> kept = new ArrayDeque<>();

    private Watching(Telemetry telemetry, Vitals vitals) {
        this.telemetry = telemetry;
        this.vitals = vitals;
    }

    /** Of a server over an engine that tells it nothing. */
    public static Watching alone() {
        Watching alone = new Watching(Telemetry.of(TelemetryOptions.NONE), Vitals.UNKNOWN);
        alone.kept.push(alone.telemetry::close);
        return alone;
    }

    /**
     * Of a server over an engine that tells it what it does.
     *
     * @param telemetry whose observations the engine was given; stays the caller's to close
     * @param vitals what else is known of what runs behind the server
     */
    public static Watching of(Telemetry telemetry, Vitals vitals) {
        return new Watching(telemetry, vitals);
    }

    /** The canary's words are random and not injected: nothing that is kept or decided depends on them. */
    Watch over(WatchOptions options, Projects projects, ApiKeyStore keys, InstantSource clock) {
        return new Watch(
                keys,
                telemetry,
                new ServiceLevels(options.targets(), clock),
                new Canary(projects, UUID::randomUUID, clock, System::nanoTime),
                vitals,
                clock);
    }

    /** What is to be done when the server closes, before what was said earlier. */
    void atClose(Runnable closing) {
        kept.push(closing);
    }

    void close() {
        while (!kept.isEmpty()) {
            kept.pop().run();
        }
    }
}
