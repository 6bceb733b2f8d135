package dev.keepsake.testkit.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A chat model that says what it was told to say, behind the OpenAI chat-completions protocol on a loopback port, so that the
 * real client is tested, with its retries and time limits. It remembers every request. When its script is over it answers 400,
 * which no client retries. Safe for use by many threads.
 *
 * <pre>{@code
 * try (ScriptedChatModel model = ScriptedChatModel.start()) {
 *     model.enqueueStatus(429).enqueue("Paris");
 *     // point a client at model.baseUrl() and ask
 *     assertThat(model.requests()).hasSize(2);
 * }
 * }</pre>
 */
public final class ScriptedChatModel implements AutoCloseable {

    /**
     * What a client sent.
     *
     * @param method the HTTP method
     * @param path the path, without host
     * @param authorization the header of that name, or null
     * @param body the body as text
     */
    public record Request(
            String method, String path, @Nullable String authorization, String body) {}

    private sealed interface Step {
        record Answer(Duration delay, int status, String body) implements Step {}

        record HangUp() implements Step {}
    }

    private static final String MODELS = "/v1/models";
    private static final String COMPLETIONS = "/v1/chat/completions";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Step> script = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    private ScriptedChatModel(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free loopback port. */
    public static ScriptedChatModel start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ScriptedChatModel model = new ScriptedChatModel(server);
            server.setExecutor(model.threads);
            server.createContext("/", model::answer);
            server.start();
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException("No loopback port can be opened for a scripted chat model", e);
        }
    }

    /** What an OpenAI client is given as its base URL; ends in {@code /v1}. */
    public URI baseUrl() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/v1");
    }

    /** Answers the next request that has no answer yet with {@code reply}. */
    public ScriptedChatModel enqueue(String reply) {
        return enqueueAfter(Duration.ZERO, reply);
    }

    /** As {@link #enqueue}, but lets the client wait for {@code delay} before the first byte. */
    public ScriptedChatModel enqueueAfter(Duration delay, String reply) {
        return enqueue(new Step.Answer(delay, 200, OpenAiJson.completion(reply, reply.length())));
    }

    /** As {@link #enqueue}, but the reply ends because it is long enough, and part of the prompt was in the provider's cache. */
    public ScriptedChatModel enqueueCutShort(String reply, int cachedTokens) {
        return enqueue(new Step.Answer(
                Duration.ZERO, 200, OpenAiJson.completion(reply, "length", cachedTokens, reply.length())));
    }

    /** Answers with an HTTP status and the error body that the protocol documents for it. */
    public ScriptedChatModel enqueueStatus(int status) {
        return enqueueBody(status, OpenAiJson.error(status));
    }

    /** Answers with any status and body, to see what a client makes of nonsense. */
    public ScriptedChatModel enqueueBody(int status, String body) {
        return enqueue(new Step.Answer(Duration.ZERO, status, body));
    }

    /** Closes the connection without an answer. */
    public ScriptedChatModel enqueueHangUp() {
        return enqueue(new Step.HangUp());
    }

    private ScriptedChatModel enqueue(Step step) {
        synchronized (script) {
            script.add(step);
        }
        return this;
    }

    /** Every request so far, oldest first, but for those that only open a connection by asking for the list of models. */
    public List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!isKnock(request)) {
                synchronized (requests) {
                    requests.add(request);
                }
            }
            switch (next(request)) {
                case Step.HangUp hangUp -> {
                    // leaving without an answer closes the connection
                }
                case Step.Answer(Duration delay, int status, String body) -> {
                    if (waited(delay)) {
                        send(exchange, status, body);
                    }
                }
            }
        }
    }

    private static boolean isKnock(Request request) {
        return request.method().equals("GET") && request.path().equals(MODELS);
    }

    private Step next(Request request) {
        if (isKnock(request)) {
            return new Step.Answer(Duration.ZERO, 200, "{\"object\":\"list\",\"data\":[]}");
        }
        if (!request.method().equals("POST") || !request.path().equals(COMPLETIONS)) {
            return new Step.Answer(Duration.ZERO, 404, OpenAiJson.error(404));
        }
        Step step;
        synchronized (script) {
            step = script.poll();
        }
        return step != null ? step : new Step.Answer(Duration.ZERO, 400, OpenAiJson.scriptIsOver());
    }

    /** Waits; false when the test was over before. */
    private boolean waited(Duration delay) {
        try {
            return !closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
