package dev.keepsake.models.identity;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link TokenTransport} as Google's library wants it. */
final class GoogleTransport extends HttpTransport {

    private static final String PURPOSE = "sign in to Google";

    private final TokenTransport transport;

    GoogleTransport(TokenTransport transport) {
        this.transport = transport;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        return new Request(method, URI.create(url));
    }

    private final class Request extends LowLevelHttpRequest {

        private final String method;
        private final URI uri;
        private final Map<String, String> headers = new LinkedHashMap<>();

        private Request(String method, URI uri) {
            this.method = method;
            this.uri = uri;
        }

        @Override
        public void addHeader(String name, String value) {
            headers.put(name, value);
        }

        @Override
        public LowLevelHttpResponse execute() throws IOException {
            byte[] body = null;
            if (getStreamingContent() != null) {
                ByteArrayOutputStream written = new ByteArrayOutputStream();
                getStreamingContent().writeTo(written);
                body = written.toByteArray();
                headers.put("Content-Type", getContentType());
                if (getContentEncoding() != null) {
                    headers.put("Content-Encoding", getContentEncoding());
                }
            }
            return new Response(transport.send(new TokenTransport.Question(method, uri, headers, body), PURPOSE));
        }
    }

    private static final class Response extends LowLevelHttpResponse {

        private final TokenTransport.Answer answer;
        private final List<Map.Entry<String, String>> headers = new ArrayList<>();

        private Response(TokenTransport.Answer answer) {
            this.answer = answer;
            answer.headers().forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
        }

        @Override
        public InputStream getContent() {
            return new ByteArrayInputStream(answer.body());
        }

        @Override
        public @Nullable String getContentEncoding() {
            return first("content-encoding");
        }

        @Override
        public long getContentLength() {
            return answer.body().length;
        }

        @Override
        public @Nullable String getContentType() {
            return first("content-type");
        }

        @Override
        public String getStatusLine() {
            return "HTTP/1.1 " + answer.status();
        }

        @Override
        public int getStatusCode() {
            return answer.status();
        }

        @Override
        public @Nullable String getReasonPhrase() {
            return null;
        }

        @Override
        public int getHeaderCount() {
            return headers.size();
        }

        @Override
        public String getHeaderName(int index) {
            return headers.get(index).getKey();
        }

        @Override
        public String getHeaderValue(int index) {
            return headers.get(index).getValue();
        }

        private @Nullable String first(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
    }
}
