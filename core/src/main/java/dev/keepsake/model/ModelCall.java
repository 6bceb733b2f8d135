package dev.keepsake.model;

/**
 * The names under which a call of a model is told to whoever watches, so that who calls and who watches need not know each other.
 * They are those of <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/">OpenTelemetry's conventions for generative
 * AI</a>, with a few of our own. All values are strings; numbers are written in decimal. What was asked and answered is never told.
 */
public final class ModelCall {

    /** The observation: one call as its caller sees it, with all its retries. */
    public static final String OBSERVATION = "gen_ai.client.operation";

    /** From a closed set: {@code chat}, {@code embeddings} or {@code rerank}. */
    public static final String OPERATION = "gen_ai.operation.name";

    /** From a closed set: the provider, {@code openai}. */
    public static final String PROVIDER = "gen_ai.provider.name";

    /** From a closed set, those that are configured: the model that is asked. */
    public static final String REQUEST_MODEL = "gen_ai.request.model";

    /** From a closed set: why the call failed, in a word or as an HTTP status; left out or {@code none} when it did not. */
    public static final String ERROR = "error.type";

    /** The model that answered, where the provider says so. */
    public static final String RESPONSE_MODEL = "gen_ai.response.model";

    /** From a closed set, those that are configured: the host that is asked. */
    public static final String ADDRESS = "server.address";

    /** Its port. */
    public static final String PORT = "server.port";

    /** Tokens read, cached ones included; left out when the provider does not say. */
    public static final String INPUT_TOKENS = "gen_ai.usage.input_tokens";

    /** Of those, how many came from the provider's prompt cache; left out when the provider does not say. */
    public static final String CACHED_TOKENS = "gen_ai.usage.cache_read.input_tokens";

    /** Tokens written; left out when the provider does not say. */
    public static final String OUTPUT_TOKENS = "gen_ai.usage.output_tokens";

    /** How often it was asked again; 0 or left out when the first answer did. */
    public static final String RETRIES = "keepsake.retries";

    /** How the circuit breaker stands after the call: {@code closed}, {@code half_open} or {@code open}. */
    public static final String BREAKER = "keepsake.breaker";

    private ModelCall() {}

    /**
     * Who says how a model's circuit breaker stands at any later moment; the observation's context has one under this class, because a
     * breaker goes on from {@code open} by itself while nobody calls.
     */
    @FunctionalInterface
    public interface Breaker {

        /** As it stands now: {@code closed}, {@code half_open} or {@code open}. */
        String state();
    }
}
