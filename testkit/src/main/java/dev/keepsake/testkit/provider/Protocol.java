package dev.keepsake.testkit.provider;

import dev.keepsake.testkit.provider.Answer.Ending;
import dev.keepsake.testkit.provider.ProviderRequest.Operation;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How one provider words its replies. */
interface Protocol {

    /** The tokens that every reply says were read and written. */
    int INPUT_TOKENS = 17;

    int OUTPUT_TOKENS = 5;

    /** What a client wants, and the schema that its request has to fit; an empty name where there is nothing to fit. */
    record Route(Operation operation, String schema) {

        static final Route UNKNOWN = new Route(Operation.UNKNOWN, "");
        static final Route MODELS = new Route(Operation.MODELS, "");
    }

    /** What stands before the paths in the address that a client is given. */
    String basePath();

    Route route(String method, String path);

    /** A chat model's reply to {@code request}. */
    Object reply(JsonNode request, String text, Ending ending, int cachedTokens);

    /** The texts that a request wants embedded. */
    List<String> texts(JsonNode request);

    /** How many numbers a request wants its vectors to have, or 0 when it does not say. */
    int dimension(JsonNode request);

    /** The reply to a request for embeddings. */
    Object embeddings(JsonNode request, List<float[]> vectors);

    /** The reply to the question which models there are. */
    Object models();

    /** The body of an error. */
    Object error(int status, String message);

    /** How the provider refuses with a status; {@code headers} are what the script wants to go along. */
    default Refusal refusal(int status, String message, Map<String, String> headers) {
        return new Refusal(headers, error(status, message));
    }

    /** An error as it is sent. */
    record Refusal(Map<String, String> headers, Object body) {}
}
