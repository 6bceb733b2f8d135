package dev.keepsake.models.chat;

import dev.keepsake.models.provider.ProviderHttp;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes what LangChain4j writes for one provider and reads from it, where another speaks almost the same protocol.
 *
 * @param request changes the JSON that is sent
 * @param reply changes the JSON that comes back; what is none is left as it is
 */
record AdaptedHttp(ProviderHttp http, Consumer<JsonNode> request, Consumer<JsonNode> reply)
        implements HttpClientBuilder {

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
        return new Client(http.build(), request, reply);
    }

    private record Client(HttpClient client, Consumer<JsonNode> request, Consumer<JsonNode> reply)
            implements HttpClient {

        @Override
        public SuccessfulHttpResponse execute(HttpRequest asked) {
            HttpRequest.Builder adapted =
                    HttpRequest.builder().method(asked.method()).url(asked.url());
            asked.headers().forEach((name, values) -> values.forEach(value -> adapted.addHeader(name, value)));
            if (asked.body() != null) {
                adapted.body(changed(asked.body(), request));
            }
            SuccessfulHttpResponse answered = client.execute(adapted.build());
            return SuccessfulHttpResponse.builder()
                    .statusCode(answered.statusCode())
                    .headers(answered.headers())
                    .body(changed(answered.body(), reply))
                    .build();
        }

        private static String changed(String body, Consumer<JsonNode> change) {
            try {
                JsonNode json = JSON.readTree(body);
                change.accept(json);
                return json.toString();
            } catch (JacksonException noJson) {
                return body;
            }
        }

        @Override
        public void execute(HttpRequest asked, ServerSentEventParser parser, ServerSentEventListener listener) {
            client.execute(asked, parser, listener);
        }
    }
}
