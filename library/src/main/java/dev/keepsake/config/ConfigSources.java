package dev.keepsake.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a configuration is read from. What is said in several places counts as: builder, flags, environment, file, the providers'
 * own variables, default.
 *
 * @param directory where relative paths start and the file is looked for
 * @param file the file named by whoever asks, or null for the one that {@code KEEPSAKE_CONFIG} names or that lies in the directory
 * @param readsFile whether a file is read at all
 * @param environment the environment variables
 * @param flags what the command line says
 * @param built what a builder says, by whole names: {@code chat.model}
 * @param vault asked for secrets that lie in one, or null for Azure's, signed in to as {@code key-vault} says
 */
public record ConfigSources(
        Path directory,
        @Nullable Path file,
        boolean readsFile,
        Map<String, String> environment,
        List<Flag> flags,
        Map<String, Object> built,
        @Nullable SecretSource vault) {

    public ConfigSources {
        environment = Map.copyOf(environment);
        flags = List.copyOf(flags);
        built = Map.copyOf(built);
    }

    /** Names no value: any of them may be a secret. */
    @Override
    public String toString() {
        return "ConfigSources[directory=" + directory + ", file=" + file + "]";
    }

    /** Nothing but the defaults. */
    public static ConfigSources none(Path directory) {
        return new ConfigSources(directory, null, false, Map.of(), List.of(), Map.of(), null);
    }

    /** What a command has: the file, the environment and its flags. */
    public static ConfigSources of(Path directory, Map<String, String> environment, List<Flag> flags) {
        return new ConfigSources(directory, null, true, environment, flags, Map.of(), null);
    }

    public ConfigSources withFile(@Nullable Path newFile) {
        return new ConfigSources(directory, newFile, true, environment, flags, built, vault);
    }

    public ConfigSources withEnvironment(Map<String, String> newEnvironment) {
        return new ConfigSources(directory, file, readsFile, newEnvironment, flags, built, vault);
    }

    ConfigSources withBuilt(Map<String, Object> newBuilt) {
        return new ConfigSources(directory, file, readsFile, environment, flags, newBuilt, vault);
    }

    public ConfigSources withVault(SecretSource newVault) {
        return new ConfigSources(directory, file, readsFile, environment, flags, built, newVault);
    }

    /**
     * One flag of a command line.
     *
     * @param name as it was written, {@code --port} or {@code --set port}
     * @param key the setting's whole name, or a section that is given as one word
     * @param value what was said
     */
    public record Flag(String name, String key, String value) {

        /** Its value may be a secret. */
        @Override
        public String toString() {
            return name;
        }

        /** A flag that is called like its setting. */
        public static Flag of(String key, String value) {
            return new Flag("--" + key, key, value);
        }
    }
}
