package dev.keepsake.models.provider;

import dev.keepsake.models.provider.ProviderFailure.Kind;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is observed of one attempt to have a provider's model do something: everything but text. Numbers of tokens are -1 where the
 * provider does not say.
 */
public final class ProviderCallContext extends Observation.Context {

    /** The name of the observations that have this context. */
    public static final String NAME = "gen_ai.client.operation";

    private final ModelTarget target;
    private final int attempt;
    private @Nullable String responseModel;
    private long inputTokens = -1;
    private long cachedTokens = -1;
    private long outputTokens = -1;
    private @Nullable String failure;

    ProviderCallContext(ModelTarget target, int attempt) {
        this.target = target;
        this.attempt = attempt;
    }

    /** Whom is asked for what. */
    public ModelTarget target() {
        return target;
    }

    /** Which attempt of one call this is, the first being 1. */
    public int attempt() {
        return attempt;
    }

    /** The model that the provider says has answered, or null. */
    public @Nullable String responseModel() {
        return responseModel;
    }

    /** Tokens read, cached ones included. */
    public long inputTokens() {
        return inputTokens;
    }

    /** Of those, how many the provider had in its prompt cache. */
    public long cachedTokens() {
        return cachedTokens;
    }

    /** Tokens written. */
    public long outputTokens() {
        return outputTokens;
    }

    /**
     * What the attempt failed with: the key of a {@link Kind} or, where it was none, of the category of the failure; null when it
     * succeeded.
     */
    public @Nullable String failure() {
        return failure;
    }

    /** The host that is asked, or null where only the provider's own library knows. */
    public @Nullable String serverAddress() {
        return target.address() == null ? null : target.address().getHost();
    }

    /** The port, or -1 where it is not known. */
    public int serverPort() {
        if (target.address() == null) {
            return -1;
        }
        int port = target.address().getPort();
        return port >= 0 ? port : "http".equals(target.address().getScheme()) ? 80 : 443;
    }

    /** Enters what the provider says of its reply; null for a model that it does not name. */
    public void answered(@Nullable String model, long input, long cached, long output) {
        this.responseModel = model;
        this.inputTokens = input;
        this.cachedTokens = cached;
        this.outputTokens = output;
    }

    void failed(String kind) {
        this.failure = kind;
    }
}
