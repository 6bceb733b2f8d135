package dev.keepsake.cli.command;

import dev.keepsake.KeepsakeOptions;
import dev.keepsake.config.KeepsakeConfig;
import java.time.Clock;

/** How a configured data directory is opened. */
final class OpeningOptions {

    private OpeningOptions() {}

    static KeepsakeOptions of(KeepsakeConfig config, Clock clock) {
        return KeepsakeOptions.of(config).withClock(clock);
    }
}
