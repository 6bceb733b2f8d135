package dev.keepsake.cli.doctor;

import dev.keepsake.egress.Egress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether somebody is there who takes traces. */
public final class TracesCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Egress egress;

    public TracesCheck(Egress egress) {
        this.egress = egress;
    }

    /** Knocks at a collector; whatever it answers, it is there. */
    public Finding at(URI collector) {
        if (!egress.allows(collector)) {
            return Finding.problem(
                    "traces",
                    "egress.allow does not name " + collector.getHost(),
                    "Add it there, or leave out telemetry.traces");
        }
        HttpRequest knock = HttpRequest.newBuilder(collector)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .timeout(PATIENCE)
                .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            http.send(knock, HttpResponse.BodyHandlers.discarding());
            return Finding.fine("traces", collector.getHost() + " is there");
        } catch (IOException away) {
            return Finding.remark(
                    "traces",
                    collector.getHost() + " cannot be reached ("
                            + away.getClass().getSimpleName() + ")",
                    "Start the collector; until then traces are dropped, and nothing else suffers");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Finding.remark("traces", "Looking for the collector was interrupted", "Look again");
        }
    }
}
