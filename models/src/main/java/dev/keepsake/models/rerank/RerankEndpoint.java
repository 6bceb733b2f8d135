package dev.keepsake.models.rerank;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rerank protocol that Cohere introduced and Jina and others took over, as a scoring model over LangChain4j's HTTP client.
 * LangChain4j has models for both; their versions that can be had bring a second HTTP library and Kotlin, and cannot be given
 * a client, so this stands in until newer ones can be had.
 *
 * <p>Request: {@code {"model", "query", "documents": [text]}}. Reply: {@code {"results": [{"index", "relevance_score"}]}}, in any
 * order. See <a href="https://docs.cohere.com/reference/rerank">Cohere</a> and <a href="https://api.jina.ai/redoc">Jina</a>.
 */
final class RerankEndpoint implements ScoringModel {

    private static final JsonMapper JSON = new JsonMapper();

    private final String address;
    private final String model;
    private final Map<String, Object> extras;
    private final HttpClient http;

    /**
     * @param http the way there, which shows who asks
     * @param url the address up to and with the version
     * @param extras what else to say in every request
     */
    RerankEndpoint(HttpClient http, URI url, String model, Map<String, Object> extras) {
        this.http = http;
        this.address = url + (url.toString().endsWith("/") ? "rerank" : "/rerank");
        this.model = model;
        this.extras = extras;
    }

    @Override
    public Response<List<Double>> scoreAll(List<TextSegment> segments, String query) {
        HttpRequest request = HttpRequest.builder()
                .method(HttpMethod.POST)
                .url(address)
                .addHeader("Content-Type", "application/json")
                .addHeader("Accept", "application/json")
                .body(body(segments, query))
                .build();
        JsonNode reply = JSON.readTree(http.execute(request).body());
        return Response.from(scores(reply, segments.size()));
    }

    private String body(List<TextSegment> segments, String query) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model);
        body.put("query", query);
        body.put("documents", segments.stream().map(TextSegment::text).toList());
        body.putAll(extras);
        return JSON.writeValueAsString(body);
    }

    /** The scores by place; a place that the reply leaves out or names twice makes it unreadable. */
    private static List<Double> scores(JsonNode reply, int passages) {
        List<Double> scores = new ArrayList<>(Collections.nCopies(passages, Double.NaN));
        int read = 0;
        for (JsonNode result : reply.path("results")) {
            int index = result.path("index").asInt(-1);
            JsonNode score = result.path("relevance_score");
            if (index < 0
                    || index >= passages
                    || !score.isNumber()
                    || !scores.get(index).isNaN()) {
                throw new IllegalStateException("A result has no place or no score");
            }
            scores.set(index, score.asDouble());
            read++;
        }
        if (read != passages) {
            throw new IllegalStateException("Places are missing");
        }
        return scores;
    }
}
