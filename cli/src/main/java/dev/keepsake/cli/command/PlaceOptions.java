package dev.keepsake.cli.command;

import dev.keepsake.cli.config.ConfigReader;
import dev.keepsake.cli.config.KeepsakeConfig;
import dev.keepsake.cli.config.Setting;
import dev.keepsake.error.KeepsakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read settings from FILE (default: ./keepsake.properties if it is there; KEEPSAKE_CONFIG).")
    private @Nullable Path file;

    KeepsakeConfig config(Surroundings surroundings) {
        return config(surroundings, Map.of());
    }

    /** The configuration, with {@code more} flags of the command's own. */
    KeepsakeConfig config(Surroundings surroundings, Map<Setting, String> more) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        put(flags, Setting.DATA, data);
        put(flags, Setting.URL, url);
        put(flags, Setting.API_KEY, apiKey);
        put(flags, Setting.PROJECT, project);
        put(flags, Setting.EMBEDDER, embedder);
        flags.putAll(more);
        if (data != null && url == null) {
            // A directory named by hand means that directory, whatever server the environment names.
            Map<String, String> environment = new HashMap<>(surroundings.environment());
            environment.remove(Setting.URL.variable());
            return ConfigReader.read(flags, environment, surroundings.directory(), file);
        }
        return ConfigReader.read(flags, surroundings.environment(), surroundings.directory(), file);
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

    static void put(Map<Setting, String> flags, Setting setting, @Nullable String value) {
        if (value != null) {
            flags.put(setting, value);
        }
    }
}
