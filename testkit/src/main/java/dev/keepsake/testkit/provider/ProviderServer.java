package dev.keepsake.testkit.provider;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keepsake.testkit.provider.Answer.Ending;
import dev.keepsake.testkit.provider.Protocol.Refusal;
import dev.keepsake.testkit.provider.Protocol.Route;
import dev.keepsake.testkit.provider.ProviderRequest.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A provider on a loopback port that does what its script says, whatever it is asked for, and remembers every request. A request
 * that does not fit the provider's published schema is answered with 400, and kept among {@link #violations}. When the script is
 * over, texts are still embedded, to vectors that depend on nothing but the text, and a chat is answered with 400, which no client
 * repeats. Safe for use by many threads.
 */
public final class ProviderServer implements AutoCloseable {

    private static final int DIMENSION = 8;

    private final Protocol protocol;
    private final RequestCheck check;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Answer> script = new ArrayDeque<>();
    private final List<ProviderRequest> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

    private volatile Predicate<ProviderRequest> admitted = request -> true;

    private ProviderServer(WireFormat format, RequestCheck check, HttpServer server) {
        this.protocol = format.protocol();
        this.check = check;
        this.server = server;
    }

    /** Starts one on a free loopback port. */
    public static ProviderServer start(WireFormat format, RequestCheck check) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ProviderServer server = new ProviderServer(format, check, http);
            http.setExecutor(server.threads);
            http.createContext("/", server::answer);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("No loopback port can be opened for a scripted provider", e);
        }
    }

    /** What a client is given as the provider's address, up to and with the version where the protocol has one. */
    public URI url() {
        InetSocketAddress address = server.getAddress();
        return URI.create(
                "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + protocol.basePath());
    }

    /** Answers the next request that has no answer yet with a reply of these words. */
    public ProviderServer says(String text) {
        return then(new Answer.Says(text, Ending.COMPLETE, 0));
    }

    /** Answers it with a status and the provider's error body. */
    public ProviderServer status(int status) {
        return then(new Answer.Status(status, Map.of()));
    }

    /** The same with a {@code Retry-After}, in seconds or as an HTTP date. */
    public ProviderServer status(int status, String retryAfter) {
        return then(new Answer.Status(status, Map.of("Retry-After", retryAfter)));
    }

    /** Does this with the next request that has nothing scripted yet. */
    public ProviderServer then(Answer answer) {
        synchronized (script) {
            script.add(answer);
        }
        return this;
    }

    /**
     * Refuses from now on, as the provider does, whoever asks for more than which models there are and does not show what it takes; such
     * requests are remembered and use up nothing of the script.
     */
    public ProviderServer admitting(Predicate<ProviderRequest> who) {
        this.admitted = who;
        return this;
    }

    /** Every request so far, oldest first. */
    public List<ProviderRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** The requests so far that wanted this. */
    public List<ProviderRequest> requests(Operation operation) {
        return requests().stream()
                .filter(request -> request.operation() == operation)
                .toList();
    }

    /** How many connections the requests so far came over. */
    public int connections() {
        return ports.size();
    }

    /** What was wrong with requests so far. */
    public List<String> violations() {
        synchronized (violations) {
            return List.copyOf(violations);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ports.add(exchange.getRemoteAddress().getPort());
            ProviderRequest request = read(exchange);
            synchronized (requests) {
                requests.add(request);
            }
            Route route = protocol.route(request.method(), request.path());
            switch (route.operation()) {
                case MODELS -> send(exchange, 200, protocol.models());
                case UNKNOWN -> {
                    note(request.method() + " " + request.path() + " is not known to the protocol");
                    fail(exchange, 404, "There is nothing at this address");
                }
                case CHAT, EMBEDDINGS -> {
                    if (admitted.test(request)) {
                        answer(exchange, route, request.body());
                    } else {
                        turnAway(exchange);
                    }
                }
            }
        }
    }

    private void turnAway(HttpExchange exchange) throws IOException {
        if (protocol instanceof BedrockProtocol) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", "ExpiredTokenException");
            send(exchange, 403, protocol.error(403, "The security token included in the request is expired"));
        } else {
            fail(exchange, 401, "Whoever asks is not known");
        }
    }

    private void answer(HttpExchange exchange, Route route, String body) throws IOException {
        List<String> faults = check.faults(route.schema() + ".schema.json", body);
        if (!faults.isEmpty()) {
            faults.forEach(fault -> note(route.schema() + ": " + fault));
            fail(exchange, 400, String.join("; ", faults));
            return;
        }
        Answer next;
        synchronized (script) {
            next = script.poll();
        }
        if (next == null && route.operation() == Operation.EMBEDDINGS) {
            next = new Answer.Says("", Ending.COMPLETE, 0);
        }
        switch (next) {
            case null -> fail(exchange, 400, "The script of this provider is over; add one more answer");
            case Answer.Says says -> send(exchange, 200, reply(route, body, says));
            case Answer.Status(int status, var headers) ->
                send(exchange, status, protocol.refusal(status, "Status " + status + " by script", headers));
            case Answer.Raw(int status, String raw) -> send(exchange, status, raw, length(raw));
            case Answer.Truncated(String text) -> {
                String whole = Wire.write(reply(route, body, new Answer.Says(text, Ending.COMPLETE, 0)));
                send(exchange, 200, whole.substring(0, whole.length() / 2), length(whole));
            }
            case Answer.Hang hang -> waitForTheEnd();
            case Answer.HangUp hangUp -> {
                // leaving without an answer closes the connection
            }
        }
    }

    private Object reply(Route route, String body, Answer.Says says) {
        JsonNode request = Wire.read(body);
        if (route.operation() == Operation.CHAT) {
            return protocol.reply(request, says.text(), says.ending(), says.cachedTokens());
        }
        int asked = protocol.dimension(request);
        List<float[]> vectors = protocol.texts(request).stream()
                .map(text -> vector(text, asked == 0 ? DIMENSION : asked))
                .toList();
        return protocol.embeddings(request, vectors);
    }

    /** A vector that two equal texts share and two others hardly do; not of unit length, as not every provider's are. */
    private static float[] vector(String text, int dimension) {
        float[] vector = new float[dimension];
        for (int place = 0; place < dimension; place++) {
            vector[place] = 1 + (((31 * (text + place).hashCode()) >>> 8) % 100);
        }
        return vector;
    }

    private ProviderRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        Headers sent = exchange.getRequestHeaders();
        sent.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        String method = exchange.getRequestMethod();
        URI uri = exchange.getRequestURI();
        return new ProviderRequest(
                protocol.route(method, uri.getRawPath()).operation(),
                method,
                uri.getRawPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private void note(String violation) {
        synchronized (violations) {
            violations.add(violation);
        }
    }

    private void fail(HttpExchange exchange, int status, String message) throws IOException {
        send(exchange, status, protocol.refusal(status, message, Map.of()));
    }

    private static void send(HttpExchange exchange, int status, Refusal refusal) throws IOException {
        refusal.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, status, refusal.body());
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        String text = Wire.write(body);
        send(exchange, status, text, length(text));
    }

    private static void send(HttpExchange exchange, int status, String body, int promised) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, promised == 0 ? -1 : promised);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private void waitForTheEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
