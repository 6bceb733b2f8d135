package dev.keepsake.models.provider;

import dev.keepsake.egress.Egress;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * The JDK's HTTP client behind LangChain4j's interface. Theirs around it forgets the headers of a refusal, which say when to come
 * again, so this stands in its place.
 */
public final class ProviderHttpClient implements HttpClient {

    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;
    private static final int UNAUTHORIZED = 401;

    private final java.net.http.HttpClient connections;
    private final Manner manner;
    private final Duration timeout;

    ProviderHttpClient(java.net.http.HttpClient connections, Manner manner, Duration timeout) {
        this.connections = connections;
        this.manner = manner;
        this.timeout = timeout;
    }

    /**
     * How requests are made.
     *
     * @param egress where to
     * @param purpose what for, in words that end a sentence
     * @param headers sent with each
     * @param authorization who sends them
     */
    record Manner(Egress egress, String purpose, Map<String, String> headers, Authorization authorization) {

        /** Headers may be secrets. */
        @Override
        public String toString() {
            return "Manner[purpose=" + purpose + ", headers=" + headers.keySet() + "]";
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        URI target = URI.create(request.url());
        manner.egress().require(target, manner.purpose());
        Map<String, String> shown = manner.authorization().headers(ProviderCall.deadline());
        HttpResponse<byte[]> response = send(request, target, shown);
        if (response.statusCode() == UNAUTHORIZED && manner.authorization().refused(shown)) {
            // Nothing was done and nothing is paid for what was refused so.
            response = send(request, target, manner.authorization().headers(ProviderCall.deadline()));
        }
        if (response.statusCode() / HUNDRED != SUCCESS) {
            String said = new String(response.body(), StandardCharsets.UTF_8);
            throw new RefusedRequest(
                    response.statusCode(), said, RetryAfter.of(response, said, InstantSource.system()));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    private HttpResponse<byte[]> send(HttpRequest request, URI target, Map<String, String> shown) {
        try {
            return connections.send(described(request, target, shown), BoundedReply.ofModels());
        } catch (HttpTimeoutException late) {
            throw new TimeoutException(late);
        } catch (IOException broken) {
            // The client wraps whatever ends the reading of a reply.
            throw broken.getCause() instanceof BoundedReply.TooLong tooLong
                    ? tooLong
                    : new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TimeoutException(interrupted);
        }
    }

    private java.net.http.HttpRequest described(HttpRequest request, URI target, Map<String, String> shown) {
        Duration left = ProviderCall.deadline().remaining();
        BodyPublisher body = request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body());
        java.net.http.HttpRequest.Builder described = java.net.http.HttpRequest.newBuilder(target)
                .method(request.method().name(), body)
                .timeout(left.compareTo(timeout) < 0 && left.isPositive() ? left : timeout);
        request.headers().forEach((name, values) -> values.forEach(value -> described.header(name, value)));
        manner.headers().forEach(described::setHeader);
        shown.forEach(described::setHeader);
        return described.build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("Replies are read as a whole here");
    }
}
