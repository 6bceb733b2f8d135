package dev.keepsake.cli.command;

import dev.keepsake.config.ConfigSources.Flag;
import dev.keepsake.config.KeepsakeConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which embedder a fresh data directory gets. */
final class EmbedderOptions {

    @Option(
            names = "--embedder",
            paramLabel = "NAME",
            description = "The embedder to measure with (KEEPSAKE_EMBEDDER).")
    private @Nullable String embedder;

    @Mixin
    private final ConfigOptions file = new ConfigOptions();

    /** The configuration for {@code directory}, whatever directory or server is configured otherwise. */
    KeepsakeConfig config(Surroundings surroundings, Path directory) {
        List<Flag> flags = new ArrayList<>();
        PlaceOptions.put(flags, "data", directory.toAbsolutePath().toString());
        PlaceOptions.put(flags, "embedder", embedder);
        return file.read(surroundings, flags, true).require().local();
    }
}
