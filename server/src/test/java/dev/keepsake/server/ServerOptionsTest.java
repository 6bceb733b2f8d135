package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerOptionsTest {

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThatThrownBy(() -> new ServerOptions(
                        " ",
                        70_000,
                        1,
                        0,
                        List.of("app.example.org", "https://a/b", "*"),
                        Duration.ofDays(1),
                        WatchOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        thrown -> assertThat(thrown.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContainingAll(
                        "host is blank",
                        "port is 0 to 65535, not 70000",
                        "body limit is 1024 to",
                        "longest page is 1 to 1000, not 0",
                        "'app.example.org'",
                        "'https://a/b'",
                        "not 86400 s")
                .hasMessageNotContaining("'*'");
    }

    @Test
    void aTakenPortIsAConfigurationError() {
        try (ServerFixture fixture = new ServerFixture()) {
            ServerOptions taken = ServerOptions.DEFAULT.withPort(fixture.server.port());

            assertThatThrownBy(() -> KeepsakeServer.start(taken, fixture.engine, fixture.store.keys(), fixture.clock))
                    .isInstanceOf(KeepsakeException.class)
                    .hasMessageContaining("Cannot listen on 127.0.0.1:" + fixture.server.port());
        }
    }
}
