package dev.keepsake.models.chat;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON schema in the ways in which models can be held to it. */
final class Schemas {

    private static final JsonMapper JSON = new JsonMapper();

    private Schemas() {}

    static @Nullable ResponseFormat format(String schema, Format format) {
        return switch (format) {
            case SCHEMA ->
                ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("reply")
                                .rootElement(JsonRawSchema.from(schema))
                                .build())
                        .build();
            case JSON -> ResponseFormat.JSON;
            case TOOL, PROSE -> null;
        };
    }

    /** The tool to call with the reply. */
    static ToolSpecification tool(String schema) {
        JsonNode root = JSON.readTree(schema);
        JsonObjectSchema.Builder parameters = JsonObjectSchema.builder();
        root.path("properties")
                .properties()
                .forEach(property -> parameters.addProperty(
                        property.getKey(),
                        JsonRawSchema.from(property.getValue().toString())));
        List<String> required =
                root.path("required").values().stream().map(JsonNode::asString).toList();
        return ToolSpecification.builder()
                .name("reply")
                .description("Takes the reply; call it exactly once.")
                .parameters(parameters.required(required).build())
                .build();
    }

    /** What a model has to be told that is not held to a schema by its provider. */
    static String instructions(String system, String schema) {
        return system + "\n\nAnswer with one JSON object that follows this JSON schema, and with nothing else:\n"
                + schema;
    }
}
