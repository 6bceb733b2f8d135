package dev.keepsake.models.identity;

import dev.keepsake.egress.Egress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** The HTTP client of AWS's library, to the hosts that egress allows and no others, of whose replies no more is read than can be meant. */
final class AllowedHttpClient implements SdkHttpClient {

    /** A reply of a model and its counts, or a portion of vectors, many times over. */
    static final long LONGEST_REPLY = 64L << 20;

    private final SdkHttpClient client;
    private final Egress egress;
    private final String purpose;
    private final long longestReply;

    /**
     * Takes over a client and closes it in the end.
     *
     * @param purpose what requests are for, in words that end a sentence
     */
    AllowedHttpClient(SdkHttpClient client, Egress egress, String purpose) {
        this(client, egress, purpose, LONGEST_REPLY);
    }

    /** The same, which reads so many bytes of a reply at most. */
    AllowedHttpClient(SdkHttpClient client, Egress egress, String purpose, long longestReply) {
        this.client = client;
        this.egress = egress;
        this.purpose = purpose;
        this.longestReply = longestReply;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        egress.require(request.httpRequest().getUri(), purpose);
        return new Bounded(client.prepareRequest(request), longestReply);
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    private record Bounded(ExecutableHttpRequest request, long most) implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            HttpExecuteResponse reply = request.call();
            HttpExecuteResponse.Builder bounded = HttpExecuteResponse.builder().response(reply.httpResponse());
            reply.responseBody()
                    .ifPresent(body -> bounded.responseBody(AbortableInputStream.create(new Part(body, most), body)));
            return bounded.build();
        }

        @Override
        public void abort() {
            request.abort();
        }
    }

    /** A stream that breaks off behind so many bytes. */
    private static final class Part extends FilterInputStream {

        private long left;

        Part(InputStream whole, long most) {
            super(whole);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(read);
            return read;
        }

        private void count(int read) throws IOException {
            left -= Math.max(0, read);
            if (left < 0) {
                throw new IOException("The reply is longer than any that can be meant");
            }
        }
    }
}
