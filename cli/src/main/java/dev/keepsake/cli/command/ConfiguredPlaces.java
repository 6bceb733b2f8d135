package dev.keepsake.cli.command;

import dev.keepsake.Keepsake;
import dev.keepsake.KeepsakeOptions;
import dev.keepsake.cli.network.GuardedNames;
import dev.keepsake.cli.remote.RemoteMemories;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.config.Secret;
import java.net.URI;
import java.time.Clock;

/** Data directories with the embedded store, and servers over HTTP. */
public final class ConfiguredPlaces implements Places {

    private final Clock clock;

    public ConfiguredPlaces(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Place open(KeepsakeConfig config) {
        GuardedNames.allowOnly(config.egress());
        URI url = config.client().url();
        if (url == null) {
            return new DirectoryPlace(Keepsake.open(KeepsakeOptions.of(config).withClock(clock)), config);
        }
        config.egress().require(url, "work on the server");
        Secret key = config.client().apiKey();
        return new ServerPlace(new RemoteMemories(url, key == null ? null : key.value(), clock), url);
    }
}
