package dev.keepsake.server;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the server listens and what it accepts. All problems are reported at once.
 *
 * @param host the address to listen on; the default listens to this machine only
 * @param port 0 to 65535; 0 takes any free one
 * @param bodyLimit the largest request body, in bytes, 1 KiB to 1 GiB
 * @param maxPageSize the longest page of the hosted dialect, 1 to 1000; longer ones that are asked for are cut to it
 * @param corsOrigins the web pages that may call, such as {@code https://app.example.org}, or {@code *} for all; none by
 *     default
 * @param shutdownGrace how long running requests may take to finish when the server closes, at most an hour
 * @param watch how the server watches itself
 */
public record ServerOptions(
        String host,
        int port,
        int bodyLimit,
        int maxPageSize,
        List<String> corsOrigins,
        Duration shutdownGrace,
        WatchOptions watch) {

    private static final int MAX_PORT = 65_535;
    private static final int MIN_BODY = 1024;
    private static final int MAX_BODY = 1024 * 1024 * 1024;
    private static final int MAX_PAGE = 1000;
    private static final Duration MAX_GRACE = Duration.ofHours(1);

    // Below the limits, which it is checked against.
    public static final ServerOptions DEFAULT = new ServerOptions(
            "127.0.0.1", 8888, 2 * 1024 * 1024, 200, List.of(), Duration.ofSeconds(20), WatchOptions.DEFAULT);

    public ServerOptions {
        corsOrigins = List.copyOf(corsOrigins);
        List<String> problems = new ArrayList<>();
        if (host.isBlank()) {
            problems.add("host is blank");
        }
        range(problems, "port", port, 0, MAX_PORT);
        range(problems, "body limit", bodyLimit, MIN_BODY, MAX_BODY);
        range(problems, "longest page", maxPageSize, 1, MAX_PAGE);
        for (String origin : corsOrigins) {
            if (!isOrigin(origin)) {
                problems.add("CORS origin '" + origin + "' is not of the form https://host[:port] or *");
            }
        }
        if (shutdownGrace.isNegative() || shutdownGrace.compareTo(MAX_GRACE) > 0) {
            problems.add("shutdown grace is 0 s to " + MAX_GRACE.toSeconds() + " s, not " + shutdownGrace.toSeconds()
                    + " s");
        }
        if (!problems.isEmpty()) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION, "The server cannot start: " + String.join("; ", problems));
        }
    }

    public ServerOptions withHost(String newHost) {
        return new ServerOptions(newHost, port, bodyLimit, maxPageSize, corsOrigins, shutdownGrace, watch);
    }

    public ServerOptions withPort(int newPort) {
        return new ServerOptions(host, newPort, bodyLimit, maxPageSize, corsOrigins, shutdownGrace, watch);
    }

    public ServerOptions withBodyLimit(int newLimit) {
        return new ServerOptions(host, port, newLimit, maxPageSize, corsOrigins, shutdownGrace, watch);
    }

    public ServerOptions withMaxPageSize(int newSize) {
        return new ServerOptions(host, port, bodyLimit, newSize, corsOrigins, shutdownGrace, watch);
    }

    public ServerOptions withCorsOrigins(List<String> newOrigins) {
        return new ServerOptions(host, port, bodyLimit, maxPageSize, newOrigins, shutdownGrace, watch);
    }

    public ServerOptions withShutdownGrace(Duration newGrace) {
        return new ServerOptions(host, port, bodyLimit, maxPageSize, corsOrigins, newGrace, watch);
    }

    public ServerOptions withWatch(WatchOptions newWatch) {
        return new ServerOptions(host, port, bodyLimit, maxPageSize, corsOrigins, shutdownGrace, newWatch);
    }

    private static void range(List<String> problems, String what, int value, int least, int most) {
        if (value < least || value > most) {
            problems.add(what + " is " + least + " to " + most + ", not " + value);
        }
    }

    private static boolean isOrigin(String origin) {
        if (origin.equals("*")) {
            return true;
        }
        try {
            URI uri = new URI(origin);
            return uri.getScheme() != null
                    && uri.getHost() != null
                    && origin.equals(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (URISyntaxException notAUri) {
            return false;
        }
    }
}
