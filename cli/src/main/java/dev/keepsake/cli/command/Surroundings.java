package dev.keepsake.cli.command;

import dev.keepsake.cli.output.ProgressLine;
import dev.keepsake.cli.output.Style;
import dev.keepsake.cli.output.Terminal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * Everything that a command has from outside.
 *
 * @param terminal where it reads and writes
 * @param environment the environment variables
 * @param directory where relative paths start
 * @param clock what time it is
 * @param places how the memories it works on are opened
 */
public record Surroundings(
        Terminal terminal, Map<String, String> environment, Path directory, InstantSource clock, Places places) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    Style style() {
        return terminal.style(environment);
    }

    ProgressLine progress() {
        return new ProgressLine(terminal, clock);
    }

    void print(String line) {
        terminal.out().println(line);
    }

    /** Something about the work, not the answer. */
    void remark(String line) {
        terminal.err().println(line);
    }
}
