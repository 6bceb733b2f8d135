package dev.keepsake.cli.command;

import dev.keepsake.cli.network.GuardedNames;
import dev.keepsake.config.ConfigSources.Flag;
import dev.keepsake.config.Configuration;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.error.KeepsakeException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command works. */
final class PlaceOptions {

    @Option(
            names = "--data",
            paramLabel = "DIRECTORY",
            description = "The data directory (default: ./keepsake-data; KEEPSAKE_DATA).")
    private @Nullable String data;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Work on this server instead of a data directory (KEEPSAKE_URL).")
    private @Nullable String url;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "The key to send to the server; KEEPSAKE_API_KEY keeps it out of the process list.")
    private @Nullable String apiKey;

    @Option(
            names = "--project",
            paramLabel = "NAME",
            description = "The project in the data directory (default: default; KEEPSAKE_PROJECT).")
    private @Nullable String project;

    @Option(
            names = "--embedder",
            paramLabel = "NAME",
            description = "The embedder of the data directory (KEEPSAKE_EMBEDDER).")
    private @Nullable String embedder;

    @Mixin
    private final ConfigOptions file = new ConfigOptions();

    KeepsakeConfig config(Surroundings surroundings) {
        return config(surroundings, List.of());
    }

    /** The configuration, with {@code more} flags of the command's own. */
    KeepsakeConfig config(Surroundings surroundings, List<Flag> more) {
        KeepsakeConfig config = read(surroundings, more, true).require();
        // A directory named by hand means that directory, whatever server is configured otherwise.
        KeepsakeConfig meant = data != null && url == null ? config.local() : config;
        GuardedNames.allowOnly(meant.egress());
        URI server = meant.client().url();
        if (server != null) {
            meant.egress().require(server, "work on the server");
        }
        return meant;
    }

    /** The configuration file that counts, whether it is there or not. */
    Path file(Surroundings surroundings) {
        return file.path(surroundings);
    }

    /**
     * All problems, or the configuration.
     *
     * @param asksVaults whether secrets that lie in a vault are fetched
     */
    Configuration read(Surroundings surroundings, List<Flag> more, boolean asksVaults) {
        List<Flag> flags = new ArrayList<>();
        put(flags, "data", data);
        put(flags, "url", url);
        put(flags, "api-key", apiKey);
        put(flags, "project", project);
        put(flags, "embedder", embedder);
        flags.addAll(more);
        return file.read(surroundings, flags, asksVaults);
    }

    /** Opens what is there. */
    Place open(Surroundings surroundings) {
        KeepsakeConfig config = config(surroundings);
        if (!config.remote() && !Files.isDirectory(config.data())) {
            throw KeepsakeException.notFound("There is no data directory " + config.data()
                    + "; 'keepsake add' makes one, --data names another, --url a server");
        }
        return surroundings.places().open(config);
    }

    /** Opens what is there, or makes it. */
    Place openOrMake(Surroundings surroundings) {
        return surroundings.places().open(config(surroundings));
    }

    static void put(List<Flag> flags, String key, @Nullable String value) {
        if (value != null) {
            flags.add(Flag.of(key, value));
        }
    }
}
