package dev.keepsake.models.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whoever issues tokens, on a loopback port: answers as its script says, and remembers what it was asked. */
public final class TokenServer implements AutoCloseable {

    private final HttpServer server;
    private final String scheme;
    private final Function<Request, Reply> script;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

    private TokenServer(HttpServer server, String scheme, Function<Request, Reply> script) {
        this.server = server;
        this.scheme = scheme;
        this.script = script;
        server.createContext("/", this::answer);
        server.start();
    }

    /** What it was asked; header names are in lower case. */
    public record Request(
            String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

        /** The fields of a form. */
        Map<String, String> form() {
            return fields(body);
        }
    }

    /** What it answers. */
    public record Reply(int status, String body) {}

    /** One that speaks plain HTTP. */
    public static TokenServer plain(Function<Request, Reply> script) {
        try {
            return new TokenServer(HttpServer.create(loopback(), 0), "http", script);
        } catch (IOException e) {
            throw new AssertionError("No loopback port can be opened", e);
        }
    }

    /** One that shows the certificate of {@code identity}. */
    static TokenServer secured(Certificate identity, Function<Request, Reply> script) {
        try {
            HttpsServer https = HttpsServer.create(loopback(), 0);
            https.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
            return new TokenServer(https, "https", script);
        } catch (IOException e) {
            throw new AssertionError("No loopback port can be opened", e);
        }
    }

    /** One that issues {@code token-1}, {@code token-2} and so on, which are good for so many seconds. */
    public static Function<Request, Reply> issuing(int seconds) {
        Queue<Integer> numbers = new ConcurrentLinkedQueue<>();
        return request -> {
            numbers.add(numbers.size() + 1);
            return new Reply(
                    200,
                    "{\"token_type\": \"Bearer\", \"expires_in\": %d, \"ext_expires_in\": %d, \"access_token\": \"token-%d\"}"
                            .formatted(seconds, seconds, numbers.size()));
        };
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
            URI uri = exchange.getRequestURI();
            Request request = new Request(
                    exchange.getRequestMethod(),
                    uri.getPath(),
                    fields(uri.getRawQuery()),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            Reply reply = script.apply(request);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            // How Google's machines show that they are Google's.
            exchange.getResponseHeaders().set("Metadata-Flavor", "Google");
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private static Map<String, String> fields(@Nullable String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : form == null || form.isEmpty() ? new String[0] : form.split("&", -1)) {
            int equals = field.indexOf('=');
            fields.put(
                    URLDecoder.decode(equals < 0 ? field : field.substring(0, equals), StandardCharsets.UTF_8),
                    equals < 0 ? "" : URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
