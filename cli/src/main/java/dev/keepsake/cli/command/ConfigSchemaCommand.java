package dev.keepsake.cli.command;

import dev.keepsake.config.ConfigSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the schema of the file. */
@Command(
        name = "schema",
        description = "Print the JSON schema of keepsake.yaml, for editors that complete and check while one writes.")
final class ConfigSchemaCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    ConfigSchemaCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        surroundings.print(ConfigSchema.text().stripTrailing());
        return ExitCode.OK.number();
    }
}
