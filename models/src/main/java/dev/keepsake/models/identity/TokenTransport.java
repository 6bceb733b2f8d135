package dev.keepsake.models.identity;

import dev.keepsake.egress.Egress;
import dev.keepsake.models.provider.BoundedReply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which whoever issues tokens is asked, behind the libraries' own seams: no host that egress does not allow, no
 * redirects, and failures as they are, because the libraries read what is wrong with a sign-in from the reply.
 */
final class TokenTransport {

    /** Whoever waits has a deadline; this is for when nobody waits any longer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Machines that issue tokens are near, or not there at all. */
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    /** Tokens and secrets have some thousand characters. */
    private static final int LONGEST_ANSWER = 1 << 20;

    private final Egress egress;
    private final Duration limit;
    private final HttpClient client;

    TokenTransport(Egress egress) {
        this(egress, null);
    }

    /**
     * @param trust whose certificates are believed, or null for those that this JVM believes
     */
    TokenTransport(Egress egress, @Nullable SSLContext trust) {
        this(egress, trust, TIMEOUT);
    }

    /**
     * @param limit how long an answer may take until it is whole
     */
    TokenTransport(Egress egress, @Nullable SSLContext trust, Duration limit) {
        this.egress = egress;
        this.limit = limit;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(LONGEST_CONNECT);
        this.client =
                trust == null ? builder.build() : builder.sslContext(trust).build();
    }

    /**
     * What is asked.
     *
     * @param body what is sent, or null for nothing
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Question(String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {

        /** All else may be secret. */
        @Override
        public String toString() {
            return "Question[" + method + " " + uri.getHost() + "]";
        }
    }

    /** What is answered. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, Map<String, List<String>> headers, byte[] body) {

        /** All else may be a token. */
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /**
     * Asks and waits.
     *
     * @param purpose what for, in words that end a sentence
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFIGURATION} when egress does not allow the host
     */
    Answer send(Question question, String purpose) throws IOException {
        egress.require(question.uri(), purpose);
        HttpRequest.Builder request = HttpRequest.newBuilder(question.uri()).timeout(limit);
        // What the JDK sets by itself it does not let anybody else set.
        question.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Length") && !name.equalsIgnoreCase("Host")) {
                request.setHeader(name, value);
            }
        });
        byte[] body = question.body();
        request.method(
                question.method(),
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        HttpResponse<byte[]> response = whole(request.build());
        return new Answer(response.statusCode(), response.headers().map(), response.body());
    }

    /** The client's own limit ends with the headers; a body that trickles in for ever must not keep a thread for ever. */
    private HttpResponse<byte[]> whole(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answered = client.sendAsync(request, BoundedReply.of(LONGEST_ANSWER));
        try {
            return answered.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answered.cancel(true);
            throw new HttpTimeoutException("No whole answer");
        } catch (InterruptedException stopped) {
            answered.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException broken ? broken : new IOException(failed.getCause());
        }
    }
}
