package dev.keepsake.config;

import dev.keepsake.egress.Egress;
import dev.keepsake.engine.add.JobRules;
import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.engine.media.FetchRules;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.models.RerankerSettings;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.scope.ProjectId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration, checked as a whole. {@link Settings} says what each part means. Prints no secret.
 *
 * @param data the data directory
 * @param client which server to work on instead
 * @param project the project in the data directory
 * @param server how a server listens
 * @param chat the chat models
 * @param embedder what turns text into vectors
 * @param otherEmbedders those of other providers that the store may be changed to
 * @param reranker what puts hits in order
 * @param media what is read and fetched of what messages share
 * @param egress which hosts may be connected to
 * @param jobs how deferred work is done
 * @param telemetry where traces go
 * @param serviceLevels what is promised
 * @param canary how often that is tried
 */
public record KeepsakeConfig(
        Path data,
        Client client,
        ProjectId project,
        Server server,
        Chat chat,
        ModelSettings embedder,
        List<ModelSettings> otherEmbedders,
        RerankerSettings reranker,
        Media media,
        Egress egress,
        Jobs jobs,
        Telemetry telemetry,
        ServiceLevels serviceLevels,
        Canary canary) {

    public KeepsakeConfig {
        otherEmbedders = List.copyOf(otherEmbedders);
    }

    /** A builder that says the same words as the file. */
    public static ConfigBuilder builder() {
        return new ConfigBuilder();
    }

    /** Whether commands go to a server. */
    public boolean remote() {
        return client.url() != null;
    }

    /** The same, on the data directory whatever server is configured. */
    public KeepsakeConfig local() {
        return new KeepsakeConfig(
                data,
                new Client(null, client.apiKey()),
                project,
                server,
                chat,
                embedder,
                otherEmbedders,
                reranker,
                media,
                egress,
                jobs,
                telemetry,
                serviceLevels,
                canary);
    }

    /**
     * Which server to work on.
     *
     * @param url its address, or null to work on the data directory
     * @param apiKey the key sent to it, or that a server takes at its first start, or null
     */
    public record Client(@Nullable URI url, @Nullable Secret apiKey) {}

    /**
     * How a server listens.
     *
     * @param host the address
     * @param port the port, 0 to 65535
     * @param corsOrigins the web pages that may call
     * @param shutdownGrace how long running requests have to finish
     * @param consolidateEvery how long after one consolidation of everything the next begins; zero for never
     */
    public record Server(
            String host, int port, List<String> corsOrigins, Duration shutdownGrace, Duration consolidateEvery) {
        public Server {
            corsOrigins = List.copyOf(corsOrigins);
        }
    }

    /**
     * The chat models.
     *
     * @param models who is asked, in order; empty for nobody
     * @param prices what they cost, as far as it is known
     * @param lastResort what becomes of an add when none can be asked
     * @param pictures whether they see pictures and describe those without words
     */
    public record Chat(List<ModelSettings> models, ModelPrices prices, LastResort lastResort, boolean pictures) {
        public Chat {
            models = List.copyOf(models);
        }
    }

    /**
     * What is done with what messages share.
     *
     * @param pdf whether the text of PDFs is read
     * @param fetch from where pictures and documents are fetched
     */
    public record Media(boolean pdf, FetchRules fetch) {}

    /**
     * How deferred work is done.
     *
     * @param attempts how often it is tried, at least 1
     * @param concurrency how much of it at once, at least 1
     * @param firstWait before the second try
     * @param longestWait between two tries, not shorter than the first
     */
    public record Jobs(int attempts, int concurrency, Duration firstWait, Duration longestWait) {
        public static final Jobs STANDARD = new Jobs(
                JobRules.STANDARD.attempts(),
                JobRules.STANDARD.concurrency(),
                JobRules.STANDARD.waits().first(),
                JobRules.STANDARD.waits().longest());
    }

    /**
     * Where traces go.
     *
     * @param traces the address that takes them by OTLP over HTTP, or null for nowhere
     * @param headers sent with them; never printed
     * @param serviceName how this deployment is called in them
     * @param logs how a server logs
     */
    public record Telemetry(@Nullable URI traces, Map<String, String> headers, String serviceName, LogForm logs) {
        public Telemetry {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Telemetry[traces=" + traces + ", headers=" + headers.keySet() + ", serviceName=" + serviceName
                    + "]";
        }
    }

    /** How a server logs. */
    public enum LogForm {
        /** For a person, failures only. */
        TEXT,
        /** For a program: one line of JSON for each request and operation. */
        JSON;

        /** Its word in a configuration. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static LogForm of(String key) {
            return Arrays.stream(values())
                    .filter(form -> form.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(key));
        }
    }

    /**
     * What is promised.
     *
     * @param writeP95 how long 95 of 100 writes may take
     * @param readP95 how long 95 of 100 reads may take
     * @param success which part of all requests has to succeed, 0 to 1
     * @param window over how long that is counted
     */
    public record ServiceLevels(Duration writeP95, Duration readP95, double success, Duration window) {
        public static final ServiceLevels STANDARD =
                new ServiceLevels(Duration.ofSeconds(2), Duration.ofMillis(500), 0.99, Duration.ofHours(1));
    }

    /**
     * How the promise is tried.
     *
     * @param every how often; zero for never
     */
    public record Canary(Duration every) {}
}
