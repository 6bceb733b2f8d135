package dev.keepsake.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages of npm, as published: {@code mem0ai}, the version the contract was read from and the newest, and the command line. */
class NpmClientTest {

    private static final Duration AT_MOST = Duration.ofMinutes(5);

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"mem0ai", "mem0ai-newest"})
    void theClientWorksAfterChangingTheHost(String packageName) throws IOException {
        assertThat(passed("drive", packageName)).isGreaterThan(90);
    }

    @Test
    void theCommandLineWorksAfterChangingTheHost() throws IOException {
        assertThat(passed("command-line", "mem0ai")).isGreaterThan(3);
    }

    private int passed(String folder, String packageName) throws IOException {
        Path npm = Installation.npm();
        try (ServedKeepsake keepsake = new ServedKeepsake(data)) {
            Command drive = new Command(npm, words(npm.resolve(folder)), Map.of())
                    .with("MEM0_PACKAGE", packageName)
                    .with("MEM0_TELEMETRY", "false")
                    .with("NO_PROXY", keepsake.uri().getHost());

            Command.Outcome outcome = keepsake.tell(drive).run(AT_MOST);

            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            assertThat(counted("skipped", outcome)).as(outcome.output()).isZero();
            assertThat(keepsake.violations()).isEmpty();
            return counted("pass", outcome);
        }
    }

    private static List<String> words(Path folder) throws IOException {
        List<String> words = new ArrayList<>(List.of("node", "--test", "--test-concurrency=1", "--test-reporter=spec"));
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".test.mjs"))
                    .sorted()
                    .forEach(words::add);
        }
        return words;
    }

    private static int counted(String what, Command.Outcome outcome) {
        Matcher line = Pattern.compile("(?m)^\\W+" + what + " (\\d+)$").matcher(outcome.output());
        assertThat(line.find()).as(outcome.output()).isTrue();
        return Integer.parseInt(line.group(1));
    }
}
