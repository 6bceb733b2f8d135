package dev.keepsake.cli.config;

import dev.keepsake.scope.ProjectId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command was told, checked as a whole. {@link Setting} says what each part means.
 *
 * @param data the data directory
 * @param url the server to work on, or null to work on the data directory
 * @param apiKey the key, or null
 * @param project the project in the data directory
 * @param embedder the name of the embedder
 * @param host the address to listen on
 * @param port the port to listen on, 0 to 65535
 * @param corsOrigins the web pages that may call
 * @param shutdownGrace how long running requests have to finish
 */
public record KeepsakeConfig(
        Path data,
        @Nullable URI url,
        @Nullable Secret apiKey,
        ProjectId project,
        String embedder,
        String host,
        int port,
        List<String> corsOrigins,
        Duration shutdownGrace) {

    public KeepsakeConfig {
        corsOrigins = List.copyOf(corsOrigins);
    }

    /** Whether commands go to a server. */
    public boolean remote() {
        return url != null;
    }

    /** The same, on the data directory whatever server is configured. */
    public KeepsakeConfig local() {
        return new KeepsakeConfig(data, null, apiKey, project, embedder, host, port, corsOrigins, shutdownGrace);
    }

    /** A value that must not be printed. */
    public record Secret(String value) {
        @Override
        public String toString() {
            return "(hidden)";
        }
    }
}
