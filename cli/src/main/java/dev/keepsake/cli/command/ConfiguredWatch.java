package dev.keepsake.cli.command;

import dev.keepsake.Keepsake;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.server.WatchOptions;
import dev.keepsake.server.levels.LevelTargets;
import dev.keepsake.server.levels.Window;
import dev.keepsake.server.operations.Vitals;
import dev.keepsake.server.telemetry.TelemetryOptions;
import dev.keepsake.store.EmbeddingMigration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How a configured server watches itself. */
final class ConfiguredWatch {

    private ConfiguredWatch() {}

    static TelemetryOptions telemetry(KeepsakeConfig config) {
        return TelemetryOptions.NONE
                .withTraces(
                        config.telemetry().traces(),
                        config.telemetry().headers(),
                        config.telemetry().serviceName())
                .withEgress(config.egress())
                .withPrices(config.chat().prices());
    }

    static WatchOptions options(KeepsakeConfig config) {
        KeepsakeConfig.ServiceLevels levels = config.serviceLevels();
        LevelTargets targets =
                new LevelTargets(levels.writeP95(), levels.readP95(), levels.success(), Window.of(levels.window()));
        return new WatchOptions(targets, config.canary().every());
    }

    /** What runs behind the server. */
    static Vitals vitals(Keepsake keepsake) {
        return Vitals.UNKNOWN
                .withJobs(keepsake::jobs)
                .withIndexLag(keepsake::indexLag)
                .withTroubles(keepsake::troubles)
                .withMemories(keepsake::memoryCounts)
                .withMigration(() -> progress(keepsake.embedding().status().migration()));
    }

    private static OptionalDouble progress(@Nullable EmbeddingMigration migration) {
        if (migration == null) {
            return OptionalDouble.empty();
        }
        return switch (migration.phase()) {
            case FILLING ->
                OptionalDouble.of(migration.filled() / (double) Math.max(1, migration.filled() + migration.due()));
            case READY, SWITCHED, DROPPING -> OptionalDouble.of(1);
        };
    }
}
