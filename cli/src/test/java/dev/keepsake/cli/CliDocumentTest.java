package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.cli.command.Surroundings;
import dev.keepsake.cli.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page about commands is their help; {@code -Dkeepsake.write-docs=true} writes it anew. */
class CliDocumentTest {

    private static final Path PAGE = Repository.ROOT.resolve("docs/cli.md");

    @Test
    void thePageSaysWhatTheHelpSays() throws IOException {
        String current = render();
        if (Boolean.getBoolean("keepsake.write-docs")) {
            Files.writeString(PAGE, current);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/cli.md is out of date: run ./mvnw -pl cli -am test -Dtest=CliDocumentTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dkeepsake.write-docs=true")
                .isEqualTo(current);
    }

    private static String render() {
        Terminal nowhere = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(new ByteArrayOutputStream()),
                false,
                Terminal.DEFAULT_WIDTH);
        Surroundings surroundings = new Surroundings(nowhere, Map.of(), Path.of(""), Clock.systemUTC(), config -> {
            throw new AssertionError("Help opens nothing");
        });
        CommandLine commands = new CommandLineOfKeepsake(surroundings).commands();
        StringBuilder page = new StringBuilder("""
                # Commands

                `./keepsake` starts from a checkout, `java -jar keepsake.jar` from the jar; both take the same words. This page is
                the programs' own help, written down by a test. Settings that hold for all commands are described in
                [configuration.md](configuration.md).

                """);
        page.append("## keepsake\n\n").append(usage(commands));
        append(page, commands);
        return page.toString();
    }

    private static void append(StringBuilder page, CommandLine parent) {
        parent.getSubcommands().forEach((name, command) -> {
            page.append("\n## ")
                    .append(command.getCommandSpec().qualifiedName())
                    .append("\n\n")
                    .append(usage(command));
            append(page, command);
        });
    }

    private static String usage(CommandLine command) {
        String help = command.getUsageMessage(Ansi.OFF).replace(System.lineSeparator(), "\n");
        return "```text\n"
                + help.stripTrailing()
                        .lines()
                        .map(String::stripTrailing)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElse("") + "\n```\n";
    }
}
