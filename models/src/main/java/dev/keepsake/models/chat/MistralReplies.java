package dev.keepsake.models.chat;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where Mistral's replies are not OpenAI's, as <a href="https://docs.mistral.ai/api">its API description</a> has them: what a model
 * says is a list of chunks where it thought first, and one more reason says that a reply was cut short.
 */
final class MistralReplies {

    private MistralReplies() {}

    /** Makes a reply one of OpenAI's: of chunks the text is kept, without the thoughts. */
    static void likeOpenAi(JsonNode reply) {
        for (JsonNode choice : reply.path("choices")) {
            JsonNode content = choice.path("message").path("content");
            if (content.isArray() && choice.path("message") instanceof ObjectNode message) {
                message.put("content", text(content));
            }
            if (choice instanceof ObjectNode ended
                    && choice.path("finish_reason").asString("").equals("model_length")) {
                ended.put("finish_reason", "length");
            }
        }
    }

    private static String text(JsonNode chunks) {
        return chunks.values().stream()
                .filter(chunk -> chunk.path("type").asString("text").equals("text"))
                .map(chunk -> chunk.path("text").asString(""))
                .collect(Collectors.joining());
    }
}
