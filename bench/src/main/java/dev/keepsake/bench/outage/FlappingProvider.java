package dev.keepsake.bench.outage;

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
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A chat model behind OpenAI's protocol on a loopback port, in whatever mood it is put. When it is down its port is closed. Safe
 * for use by many threads.
 */
final class FlappingProvider implements AutoCloseable {

    private static final String PAGE = "<html><body><h1>Bad gateway</h1></body></html>";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<Mood, LongAdder> asked = new EnumMap<>(Mood.class);
    private final Duration slowness;
    private final InetSocketAddress address;
    private volatile Mood mood = Mood.FINE;
    private @Nullable HttpServer server;

    /**
     * One that is fine.
     *
     * @param slowness how long it takes to answer when it is slow
     */
    FlappingProvider(Duration slowness) {
        this.slowness = slowness;
        for (Mood each : Mood.values()) {
            asked.put(each, new LongAdder());
        }
        HttpServer first = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server = first;
        address = first.getAddress();
    }

    private HttpServer listen(InetSocketAddress where) {
        try {
            HttpServer listening = HttpServer.create(where, 0);
            listening.setExecutor(threads);
            listening.createContext("/v1/chat/completions", this::answer);
            listening.start();
            return listening;
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot listen on " + where, failed);
        }
    }

    URI url() {
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/v1");
    }

    Mood mood() {
        return mood;
    }

    synchronized void become(Mood next) {
        mood = next;
        HttpServer listening = server;
        if (next == Mood.DOWN && listening != null) {
            listening.stop(0);
            server = null;
        } else if (next != Mood.DOWN && listening == null) {
            server = listen(address);
        }
    }

    /** How many prompts came in each mood. */
    String asked() {
        return asked.toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Mood now = mood;
            Objects.requireNonNull(asked.get(now)).increment();
            switch (now) {
                case FINE -> send(exchange, 200, Completion.reading(request));
                case SLOW -> {
                    if (!closed(slowness)) {
                        send(exchange, 200, Completion.reading(request));
                    }
                }
                case LIMITED -> {
                    exchange.getResponseHeaders().set("Retry-After", "2");
                    send(exchange, 429, Completion.error("Rate limit reached for requests.", "rate_limit_exceeded"));
                }
                case GARBAGE -> send(exchange, 200, PAGE);
                case NONSENSE -> send(exchange, 200, Completion.saying("I would rather talk about the weather."));
                case BROKEN -> send(exchange, 500, Completion.error("The server had an error.", "server_error"));
                case DOWN -> {
                    // leaving without an answer closes the connection
                }
            }
        }
    }

    private boolean closed(Duration wait) {
        try {
            return closing.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public synchronized void close() {
        closing.countDown();
        HttpServer listening = server;
        if (listening != null) {
            listening.stop(0);
        }
        threads.shutdownNow();
    }
}
