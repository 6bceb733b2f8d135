package dev.keepsake.cli;

import dev.keepsake.cli.command.ConfiguredPlaces;
import dev.keepsake.cli.command.Surroundings;
import dev.keepsake.cli.output.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Starts one command and ends with its exit code. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Clock clock = Clock.systemUTC();
        Surroundings surroundings = new Surroundings(
                Terminal.ofProcess(environment), environment, Path.of(""), clock, new ConfiguredPlaces(clock));
        int exitCode = new CommandLineOfKeepsake(surroundings).run(arguments);
        surroundings.terminal().out().flush();
        System.exit(exitCode);
    }
}
