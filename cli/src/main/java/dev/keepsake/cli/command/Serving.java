package dev.keepsake.cli.command;

import dev.keepsake.Keepsake;
import dev.keepsake.KeepsakeOptions;
import dev.keepsake.cli.network.GuardedNames;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.config.Secret;
import dev.keepsake.engine.TimeOrderedIds;
import dev.keepsake.server.KeepsakeServer;
import dev.keepsake.server.ServerOptions;
import dev.keepsake.server.WatchOptions;
import dev.keepsake.server.Watching;
import dev.keepsake.server.keys.ApiKeys;
import dev.keepsake.server.telemetry.Telemetry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A server and the data directory it serves. */
final class Serving implements AutoCloseable {

    private static final String LABEL = "first key";

    private final Telemetry telemetry;
    private final Keepsake keepsake;
    private final KeepsakeServer server;
    private final @Nullable String newKey;
    private final boolean configuredKeyUnknown;

    private Serving(
            Telemetry telemetry,
            Keepsake keepsake,
            KeepsakeServer server,
            @Nullable String newKey,
            boolean configuredKeyUnknown) {
        this.telemetry = telemetry;
        this.keepsake = keepsake;
        this.server = server;
        this.newKey = newKey;
        this.configuredKeyUnknown = configuredKeyUnknown;
    }

    static Serving start(KeepsakeConfig config, Clock clock) {
        GuardedNames.allowOnly(config.egress());
        WatchOptions watch = ConfiguredWatch.options(config);
        Telemetry telemetry = Telemetry.of(ConfiguredWatch.telemetry(config));
        try {
            return start(config, clock, watch, telemetry);
        } catch (RuntimeException failed) {
            telemetry.close();
            throw failed;
        }
    }

    private static Serving start(KeepsakeConfig config, Clock clock, WatchOptions watch, Telemetry telemetry) {
        Keepsake keepsake =
                Keepsake.open(KeepsakeOptions.of(config).withClock(clock).withObservations(telemetry.observations()));
        try {
            keepsake.warmUp();
            if (config.server().consolidateEvery().isPositive()) {
                keepsake.consolidateEvery(config.server().consolidateEvery());
            }
            String newKey = firstKey(keepsake, config, clock);
            ServerOptions options = ServerOptions.DEFAULT
                    .withHost(config.server().host())
                    .withPort(config.server().port())
                    .withCorsOrigins(config.server().corsOrigins())
                    .withShutdownGrace(config.server().shutdownGrace())
                    .withWatch(watch);
            Watching watching = Watching.of(telemetry, ConfiguredWatch.vitals(keepsake));
            KeepsakeServer server = KeepsakeServer.start(options, keepsake, keepsake.keys(), clock, watching);
            return new Serving(
                    telemetry,
                    keepsake,
                    server,
                    newKey,
                    isUnknown(keepsake, config.client().apiKey()));
        } catch (RuntimeException failed) {
            keepsake.close();
            throw failed;
        }
    }

    /** Makes or takes the first key of a store that has none; the key if it was made here and nobody knows it yet. */
    private static @Nullable String firstKey(Keepsake keepsake, KeepsakeConfig config, Clock clock) {
        if (!keepsake.keys().noneInAnyProject()) {
            return null;
        }
        ApiKeys keys = new ApiKeys(new SecureRandom(), new TimeOrderedIds(clock), clock);
        Secret given = config.client().apiKey();
        if (given != null) {
            keepsake.keys().add(keys.adopt(given.value(), config.project(), LABEL));
            return null;
        }
        ApiKeys.Minted minted = keys.mint(config.project(), LABEL);
        keepsake.keys().add(minted.stored());
        return minted.key();
    }

    private static boolean isUnknown(Keepsake keepsake, @Nullable Secret key) {
        return key != null
                && keepsake.keys().active(ApiKeys.digest(key.value())).isEmpty();
    }

    URI uri() {
        return server.uri();
    }

    int port() {
        return server.port();
    }

    /** The key that was made at this start, to be shown once; null at every later one. */
    @Nullable
    String newKey() {
        return newKey;
    }

    /** Whether the configured key opens nothing, because the directory has other keys. */
    boolean configuredKeyUnknown() {
        return configuredKeyUnknown;
    }

    @Override
    public void close() {
        // From the last to the first; what cannot be closed keeps no other open.
        try (telemetry;
                keepsake) {
            server.close();
        }
    }
}
