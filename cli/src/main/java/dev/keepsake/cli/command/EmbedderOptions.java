package dev.keepsake.cli.command;

import dev.keepsake.cli.config.ConfigReader;
import dev.keepsake.cli.config.KeepsakeConfig;
import dev.keepsake.cli.config.Setting;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which embedder a fresh data directory gets. */
final class EmbedderOptions {

    @Option(
            names = "--embedder",
            paramLabel = "NAME",
            description = "The embedder to measure with (KEEPSAKE_EMBEDDER).")
    private @Nullable String embedder;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read settings from FILE (default: ./keepsake.properties if it is there; KEEPSAKE_CONFIG).")
    private @Nullable Path file;

    /** The configuration for {@code directory}, whatever directory or server is configured otherwise. */
    KeepsakeConfig config(Surroundings surroundings, Path directory) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        flags.put(Setting.DATA, directory.toAbsolutePath().toString());
        PlaceOptions.put(flags, Setting.EMBEDDER, embedder);
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.remove(Setting.URL.variable());
        return ConfigReader.read(flags, environment, surroundings.directory(), file)
                .local();
    }
}
