package dev.keepsake.models.embed;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** How a service words the wish for vectors, and the vectors; see {@link EndpointModel}. */
interface EmbeddingProtocol {

    /** What is sent, as JSON writes it. */
    Object request(List<String> texts);

    /** The arrays of numbers in a reply, in the order of the texts; something else where the reply is something else. */
    List<JsonNode> vectors(JsonNode reply);

    /** How many tokens a reply says were read, or -1 when it does not say. */
    default int tokens(JsonNode reply) {
        return -1;
    }
}
