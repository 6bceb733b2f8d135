package dev.keepsake.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The package {@code mem0ai} of PyPI, as published. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "A virtual environment looks different there")
class PypiClientTest {

    private static final Duration AT_MOST = Duration.ofMinutes(5);
    private static final Pattern SUMMARY = Pattern.compile("(?m)^Ran (\\d+) tests in .*\\R\\R(.*)$");

    @TempDir
    private Path data;

    @TempDir
    private Path home;

    @Test
    void theClientWorksAfterChangingTheHost() {
        Path pypi = Installation.pypi();
        try (ServedKeepsake keepsake = new ServedKeepsake(data)) {
            Command drive = Command.in(
                            pypi, "venv/bin/python", "-B", "-W", "ignore", "-m", "unittest", "discover", "-s", "drive")
                    .with("MEM0_DIR", home.toString())
                    .with("MEM0_TELEMETRY", "false")
                    .with("NO_PROXY", keepsake.uri().getHost());

            Command.Outcome outcome = keepsake.tell(drive).run(AT_MOST);

            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            Matcher summary = SUMMARY.matcher(outcome.output());
            assertThat(summary.find()).as(outcome.output()).isTrue();
            assertThat(Integer.parseInt(summary.group(1))).isGreaterThan(30);
            assertThat(summary.group(2)).as(outcome.output()).isEqualTo("OK");
            assertThat(keepsake.violations()).isEmpty();
        }
    }
}
