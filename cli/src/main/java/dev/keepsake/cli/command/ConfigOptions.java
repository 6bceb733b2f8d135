package dev.keepsake.cli.command;

import dev.keepsake.config.ConfigReader;
import dev.keepsake.config.ConfigSources;
import dev.keepsake.config.ConfigSources.Flag;
import dev.keepsake.config.Configuration;
import dev.keepsake.config.SecretSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where settings are read from, and any of them as a flag. */
final class ConfigOptions {

    private static final String SET = "--set";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read settings from FILE (default: ./keepsake.yaml if it is there; KEEPSAKE_CONFIG).")
    private @Nullable Path file;

    @Option(
            names = SET,
            paramLabel = "KEY=VALUE",
            description =
                    "Set any setting, such as chat.model=gpt-5-mini; may be repeated. 'keepsake config explain' lists"
                            + " them.")
    private List<String> settings = new ArrayList<>();

    /** The file that is read, whether it is there or not. */
    Path path(Surroundings surroundings) {
        String variable =
                surroundings.environment().getOrDefault("KEEPSAKE_CONFIG", "").strip();
        Path named = file != null ? file : Path.of(variable.isEmpty() ? "keepsake.yaml" : variable);
        return surroundings.directory().resolve(named);
    }

    /** Reads the configuration with the flags of a command and those of {@code --set}. */
    Configuration read(Surroundings surroundings, List<Flag> flags, boolean asksVaults) {
        List<Flag> all = new ArrayList<>(flags);
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(
                        spec.commandLine(), SET + " takes KEY=VALUE, such as " + SET + " chat.model=gpt-5-mini");
            }
            String key = setting.substring(0, equals).strip();
            all.add(new Flag(SET + " " + key, key, setting.substring(equals + 1)));
        }
        ConfigSources sources = ConfigSources.of(surroundings.directory(), surroundings.environment(), all)
                .withFile(file);
        return ConfigReader.read(asksVaults ? sources : sources.withVault(SecretSource.UNASKED));
    }
}
