package dev.keepsake.engine.media;

import dev.keepsake.egress.Egress;
import dev.keepsake.time.Deadline;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Gets what lies at an address that somebody else chose, without being led to where only this machine may go. A host is resolved
 * once, all its addresses are checked, and the connection goes to an address that was checked, so that a name cannot mean
 * something else the second time; the JDK's HTTP client resolves names itself, and so cannot be told. Every hop of a redirect is
 * checked alike. Safe for use by many threads.
 */
public final class SafeFetch {

    private static final String LATE = "it did not come within the time for it";
    private static final int MOST_REDIRECTS = 3;
    private static final int LAST_PORT = 65_535;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final FetchRules rules;
    private final Egress egress;
    private final Resolver resolver;
    private final SSLSocketFactory security;
    private final Limits limits;

    /**
     * Within the limits that suit pictures and documents.
     *
     * @param rules from where it is allowed to fetch what messages name
     * @param egress which hosts this deployment may connect to at all; it has the last word
     */
    public SafeFetch(FetchRules rules, Egress egress) {
        this(
                rules,
                egress,
                InetAddress::getAllByName,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Limits.STANDARD);
    }

    SafeFetch(FetchRules rules, Egress egress, Resolver resolver, SSLSocketFactory security, Limits limits) {
        this.rules = rules;
        this.egress = egress;
        this.resolver = resolver;
        this.security = security;
        this.limits = limits;
    }

    /** The addresses of a host. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * How much is fetched.
     *
     * @param bytes at most so many
     * @param time from the first question for an address to the last byte
     */
    record Limits(int bytes, Duration time) {
        static final Limits STANDARD = new Limits(20 * 1024 * 1024, Duration.ofSeconds(20));
    }

    /** What came of it. */
    sealed interface Fetched {

        @SuppressWarnings("ArrayRecordComponent")
        record Content(byte[] bytes) implements Fetched {}

        /** Nothing, and why; begins in lower case and names neither address nor host. */
        record Nothing(String reason) implements Fetched {}
    }

    Fetched get(String url, Expected expected, Deadline deadline) {
        Duration left = deadline.remaining();
        Duration time = left.compareTo(limits.time()) < 0 ? left : limits.time();
        FutureTask<byte[]> task = new FutureTask<>(() -> follow(url, expected));
        Thread.ofVirtual().name("keepsake-fetch").start(task);
        try {
            return new Fetched.Content(task.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            // The interrupt closes the socket that the thread waits for.
            task.cancel(true);
            return new Fetched.Nothing(LATE);
        } catch (InterruptedException stopped) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new Fetched.Nothing("fetching it was interrupted");
        } catch (ExecutionException failed) {
            return switch (failed.getCause()) {
                case Refusal refusal -> new Fetched.Nothing(refusal.reason());
                case SocketTimeoutException late -> new Fetched.Nothing(LATE);
                case IOException broken ->
                    new Fetched.Nothing(
                            "it cannot be reached (" + broken.getClass().getSimpleName() + ")");
                case null, default -> throw new IllegalStateException("Fetching failed by a defect", failed);
            };
        }
    }

    private byte[] follow(String url, Expected expected) throws IOException {
        URI at = address(url);
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            try (Socket socket = connected(at)) {
                socket.getOutputStream().write(question(at).getBytes(StandardCharsets.US_ASCII));
                HttpReply reply = new HttpReply(new BufferedInputStream(socket.getInputStream()));
                String elsewhere = reply.location();
                if (elsewhere == null) {
                    return reply.body(expected, limits.bytes());
                }
                at = next(at, elsewhere);
            }
        }
        throw new Refusal("it is redirected more than " + MOST_REDIRECTS + " times");
    }

    private static URI address(String url) throws Refusal {
        try {
            URI parsed = new URI(new URI(url.strip()).toASCIIString());
            String scheme = parsed.getScheme() == null ? "" : parsed.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new Refusal("only addresses that begin with http: or https: are fetched");
            }
            if (parsed.getHost() == null || parsed.getRawUserInfo() != null) {
                throw new Refusal("its address names no host, or a user beside it");
            }
            if (parsed.getPort() > LAST_PORT) {
                throw new Refusal("its address names no port");
            }
            return parsed;
        } catch (URISyntaxException nonsense) {
            throw new Refusal("its address is none");
        }
    }

    private static URI next(URI at, String elsewhere) throws Refusal {
        URI next;
        try {
            next = address(at.resolve(new URI(elsewhere)).toString());
        } catch (URISyntaxException nonsense) {
            throw new Refusal("it is redirected to what is no address");
        }
        if (isSecure(at) && !isSecure(next)) {
            throw new Refusal("it is redirected from https: to http:");
        }
        return next;
    }

    private Socket connected(URI at) throws IOException {
        String name = host(at);
        if (!egress.allows(at)) {
            throw new Refusal("egress.allow does not let this deployment connect to where it lies");
        }
        rules.requireName(name);
        InetAddress[] addresses = resolver.resolve(name);
        rules.require(name, addresses);
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(addresses[0], port(at)), millis(limits.time()));
            plain.setSoTimeout(millis(limits.time()));
            return isSecure(at) ? secured(plain, name, port(at)) : plain;
        } catch (IOException failed) {
            plain.close();
            throw failed;
        }
    }

    /** Speaks TLS to whoever was connected, who has to prove that it is the host of this name. */
    private Socket secured(Socket plain, String name, int port) throws IOException {
        SSLSocket secured = (SSLSocket) security.createSocket(plain, name, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static String question(URI at) {
        String path = at.getRawPath() == null || at.getRawPath().isEmpty() ? "/" : at.getRawPath();
        @Nullable String query = at.getRawQuery();
        return "GET " + path + (query == null ? "" : "?" + query) + " HTTP/1.1\r\nHost: " + at.getHost()
                + (at.getPort() < 0 ? "" : ":" + at.getPort())
                + "\r\nUser-Agent: keepsake\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n";
    }

    /** The host without the brackets around an IPv6 address. */
    private static String host(URI at) {
        String host = at.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(URI at) {
        return at.getPort() >= 0 ? at.getPort() : isSecure(at) ? HTTPS : HTTP;
    }

    private static boolean isSecure(URI at) {
        return at.getScheme().equalsIgnoreCase("https");
    }

    private static int millis(Duration time) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, time.toMillis()));
    }
}
