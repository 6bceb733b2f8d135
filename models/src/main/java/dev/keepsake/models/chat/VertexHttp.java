package dev.keepsake.models.chat;

import dev.keepsake.models.provider.ProviderHttp;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves out of requests for the Gemini API, which LangChain4j writes, what Vertex AI does not know and therefore refuses: of the
 * generation's configuration the enhanced civic answers, which are said to be off even where nobody spoke of them.
 */
record VertexHttp(ProviderHttp http) implements HttpClientBuilder {

    private static final String ONLY_GEMINI = "enableEnhancedCivicAnswers";
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Duration connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        http.connectTimeout(timeout);
        return this;
    }

    @Override
    public Duration readTimeout() {
        return http.readTimeout();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        http.readTimeout(timeout);
        return this;
    }

    @Override
    public HttpClient build() {
        return new Client(http.build());
    }

    private record Client(HttpClient client) implements HttpClient {

        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            HttpRequest.Builder known =
                    HttpRequest.builder().method(request.method()).url(request.url());
            request.headers().forEach((name, values) -> values.forEach(value -> known.addHeader(name, value)));
            if (request.body() != null) {
                known.body(known(request.body()));
            }
            return client.execute(known.build());
        }

        private static String known(String body) {
            JsonNode json = JSON.readTree(body);
            if (json.path("generationConfig") instanceof ObjectNode configuration) {
                configuration.remove(ONLY_GEMINI);
            }
            return json.toString();
        }

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            client.execute(request, parser, listener);
        }
    }
}
