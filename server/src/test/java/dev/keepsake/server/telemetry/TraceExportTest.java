package dev.keepsake.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.egress.Egress;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.telemetry.Collector.Received;
import dev.keepsake.server.telemetry.Collector.Sent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class TraceExportTest {

    /** Held, because loggers that nobody holds forget their level. */
    private static final Logger EXPORTER = Logger.getLogger("io.opentelemetry");

    @Test
    void spansReachACollectorInOneBatch() {
        try (Collector collector = new Collector()) {
            TelemetryOptions options =
                    TelemetryOptions.NONE.withTraces(collector.uri(), Map.of("x-token", "t-1"), "memory of acme");
            try (Telemetry telemetry = Telemetry.of(options)) {
                Phases phases = new Phases(telemetry.observations());
                phases.in(Phase.SEARCH, () -> phases.in(Phase.FUSE, () -> 1));
            }

            assertThat(collector.received()).hasSize(1);
            Received request = collector.received().getFirst();
            assertThat(request.method() + " " + request.path()).isEqualTo("POST /v1/traces");
            assertThat(request.contentType()).isEqualTo("application/x-protobuf");
            assertThat(request.token()).isEqualTo("t-1");
            assertThat(request.service()).isEqualTo("memory of acme");
            Sent fuse = request.spans().getFirst();
            Sent search = request.spans().getLast();
            assertThat(List.of(fuse.name(), search.name())).containsExactly("keepsake.search.fuse", "keepsake.search");
            assertThat(fuse.parent()).isEqualTo(search.id());
            assertThat(fuse.trace()).isEqualTo(search.trace());
            assertThat(search.parent()).isEmpty();
        }
    }

    @Test
    void aCollectorThatIsAwayCostsNothing() {
        Level before = EXPORTER.getLevel();
        EXPORTER.setLevel(Level.OFF);
        URI nobody;
        try (Collector gone = new Collector()) {
            nobody = gone.uri();
        }
        int done = 0;
        long began = System.nanoTime();
        try (Telemetry telemetry = Telemetry.of(TelemetryOptions.NONE.withTraces(nobody))) {
            Phases phases = new Phases(telemetry.observations());
            for (int search = 0; search < 5_000; search++) {
                done += phases.in(Phase.SEARCH, () -> 1);
            }
            assertThat(telemetry.scrape()).contains("keepsake_telemetry_faults_total 0.0");
        } finally {
            EXPORTER.setLevel(before);
        }

        assertThat(done).isEqualTo(5_000);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aCollectorThatMayNotBeConnectedToIsRefusedAtTheStart() {
        TelemetryOptions closed = TelemetryOptions.NONE
                .withTraces(URI.create("http://collector.example.org:4318"))
                .withEgress(Egress.only(List.of("api.example.org")));

        assertThatThrownBy(() -> Telemetry.of(closed))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContainingAll("send traces", "collector.example.org:4318");
    }

    @Test
    void anAddressWithAPathIsTakenAsItIs() {
        assertThat(TelemetryOptions.NONE
                        .withTraces(URI.create("https://c.example.org/otlp/v1/traces"))
                        .spanEndpoint())
                .hasToString("https://c.example.org/otlp/v1/traces");
        assertThat(TelemetryOptions.NONE
                        .withTraces(URI.create("https://c.example.org/"))
                        .spanEndpoint())
                .hasToString("https://c.example.org/v1/traces");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> TelemetryOptions.NONE.withTraces(URI.create("localhost:4318")))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("telemetry.traces");
    }
}
