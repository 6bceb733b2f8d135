package dev.keepsake.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The package {@code mem0ai} of npm, as published: the version the contract was read from, and the newest. */
class NpmClientTest {

    private static final Duration AT_MOST = Duration.ofMinutes(5);

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"mem0ai", "mem0ai-newest"})
    void theClientWorksAfterChangingTheHost(String packageName) {
        Path npm = Installation.npm();
        try (ServedKeepsake keepsake = new ServedKeepsake(data)) {
            Command drive = Command.in(npm, "node", "--test", "--test-concurrency=1", "--test-reporter=spec")
                    .with("MEM0_PACKAGE", packageName)
                    .with("MEM0_TELEMETRY", "false")
                    .with("NO_PROXY", keepsake.uri().getHost());

            Command.Outcome outcome = keepsake.tell(drive).run(AT_MOST);

            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            assertThat(counted("pass", outcome)).as(outcome.output()).isGreaterThan(90);
            assertThat(counted("skipped", outcome)).as(outcome.output()).isZero();
            assertThat(keepsake.violations()).isEmpty();
        }
    }

    private static int counted(String what, Command.Outcome outcome) {
        Matcher line = Pattern.compile("(?m)^\\W+" + what + " (\\d+)$").matcher(outcome.output());
        assertThat(line.find()).as(outcome.output()).isTrue();
        return Integer.parseInt(line.group(1));
    }
}
