package dev.keepsake.models.embed;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An embedding model behind an address that is sent JSON and answers JSON. */
final class EndpointModel implements EmbeddingModel {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final String address;
    private final EmbeddingProtocol protocol;

    EndpointModel(HttpClient http, String address, EmbeddingProtocol protocol) {
        this.http = http;
        this.address = address;
        this.protocol = protocol;
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        HttpRequest request = HttpRequest.builder()
                .method(HttpMethod.POST)
                .url(address)
                .addHeader("Content-Type", "application/json")
                .addHeader("Accept", "application/json")
                .body(JSON.writeValueAsString(protocol.request(
                        segments.stream().map(TextSegment::text).toList())))
                .build();
        JsonNode reply = JSON.readTree(http.execute(request).body());
        List<Embedding> vectors =
                protocol.vectors(reply).stream().map(EndpointModel::vector).toList();
        int tokens = protocol.tokens(reply);
        return tokens < 0 ? Response.from(vectors) : Response.from(vectors, new TokenUsage(tokens));
    }

    private static Embedding vector(JsonNode numbers) {
        if (!numbers.isArray()) {
            throw new IllegalStateException("A vector is missing");
        }
        List<Float> vector = new ArrayList<>();
        for (JsonNode number : numbers) {
            if (!number.isNumber()) {
                throw new IllegalStateException("A vector has something that is no number");
            }
            vector.add(number.floatValue());
        }
        return Embedding.from(vector);
    }
}
