package dev.keepsake.models.provider;

import dev.keepsake.model.ModelCall;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is observed of one call of a provider's model, with all its attempts: everything but text, for whoever knows this class, and as
 * the key values of {@link ModelCall} for whoever does not.
 */
public final class ProviderCallContext extends Observation.Context {

    private static final String NO_FAILURE = "none";

    private final ModelTarget target;
    private int attempts;
    private volatile String failure = NO_FAILURE;
    private volatile @Nullable Answered answered;

    ProviderCallContext(ModelTarget target) {
        this.target = target;
        low(ModelCall.OPERATION, target.role().operation());
        low(ModelCall.PROVIDER, target.provider());
        low(ModelCall.REQUEST_MODEL, target.model());
        low(
                ModelCall.ADDRESS,
                target.address() == null ? target.provider() : target.address().getHost());
        high(ModelCall.PORT, target.port());
    }

    /**
     * What a provider says of its reply. Tokens are -1 where it does not say.
     *
     * @param model the model that has answered, or null where it is not named
     * @param inputTokens tokens read, cached ones included
     * @param cachedTokens of those, how many it had in its prompt cache
     * @param outputTokens tokens written
     */
    public record Answered(@Nullable String model, long inputTokens, long cachedTokens, long outputTokens) {}

    /** Whom is asked for what. */
    public ModelTarget target() {
        return target;
    }

    /** How often the provider was asked so far. */
    public synchronized int attempts() {
        return attempts;
    }

    /** What the call failed with, in one word of a closed set; {@code none} when it did not. */
    public String failure() {
        return failure;
    }

    /** What the provider says of its reply, or null before there is one. */
    public @Nullable Answered answered() {
        return answered;
    }

    /** Enters what the provider says of its reply. */
    public void enter(Answered reply) {
        this.answered = reply;
    }

    synchronized void begin() {
        attempts++;
    }

    void failed(String kind) {
        this.failure = kind;
    }

    /** Writes down the key values that are known only in the end. */
    void conclude(ProviderStatus.Breaker breaker) {
        low(ModelCall.ERROR, failure);
        low(ModelCall.BREAKER, breaker.key());
        high(ModelCall.RETRIES, Math.max(0, attempts() - 1));
        Answered reply = answered;
        if (reply != null) {
            if (reply.model() != null) {
                addHighCardinalityKeyValue(KeyValue.of(ModelCall.RESPONSE_MODEL, reply.model()));
            }
            high(ModelCall.INPUT_TOKENS, reply.inputTokens());
            high(ModelCall.CACHED_TOKENS, reply.cachedTokens());
            high(ModelCall.OUTPUT_TOKENS, reply.outputTokens());
        }
    }

    private void low(String key, String value) {
        addLowCardinalityKeyValue(KeyValue.of(key, value));
    }

    private void high(String key, long value) {
        if (value >= 0) {
            addHighCardinalityKeyValue(KeyValue.of(key, Long.toString(value)));
        }
    }
}
