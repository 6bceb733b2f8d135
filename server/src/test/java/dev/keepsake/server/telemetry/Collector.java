package dev.keepsake.server.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes traces on a loopback port as an OpenTelemetry collector does: protobuf over HTTP. */
final class Collector implements AutoCloseable {

    private final HttpServer http;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    Collector() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
        http.createContext("/", this::take);
        http.start();
    }

    /** One request: where to, what kind of body, a header of its own, and the spans in it. */
    record Received(String method, String path, String contentType, String token, String service, List<Sent> spans) {}

    /** A span as it was sent. */
    record Sent(String name, String id, String parent, String trace) {}

    URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body;
        try (GZIPInputStream plain = new GZIPInputStream(exchange.getRequestBody())) {
            body = plain.readAllBytes();
        }
        List<Sent> spans = new ArrayList<>();
        String service = "";
        // ExportTraceServiceRequest.resource_spans, ResourceSpans.scope_spans, ScopeSpans.spans.
        for (ProtobufMessage resource : ProtobufMessage.of(body).messages(1)) {
            for (ProtobufMessage attribute : resource.messages(1).getFirst().messages(1)) {
                if (attribute.text(1).equals("service.name")) {
                    service = attribute.messages(2).getFirst().text(1);
                }
            }
            for (ProtobufMessage scope : resource.messages(2)) {
                scope.messages(2)
                        .forEach(span -> spans.add(new Sent(span.text(5), span.hex(2), span.hex(4), span.hex(1))));
            }
        }
        Map<String, List<String>> headers = exchange.getRequestHeaders();
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                headers.get("Content-type").getFirst(),
                headers.getOrDefault("X-token", List.of("")).getFirst(),
                service,
                List.copyOf(spans)));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
