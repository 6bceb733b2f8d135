package dev.keepsake.models.chat;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.time.Deadline;
import java.time.temporal.ChronoUnit;

/**
 * Asks a chat model again when its failure may pass, with growing waits; and lets it be for a while when it fails again and again,
 * so that a provider that is down costs nobody more time than it takes to say so.
 */
public final class PatientChatModel implements ChatModel {

    private static final double JITTER = 0.2;

    private final ChatModel model;
    private final CircuitBreaker<ChatReply> breaker;
    private final FailsafeExecutor<ChatReply> executor;

    /** Takes over a chat model and closes it in the end. */
    public PatientChatModel(ChatModel model, Patience patience) {
        this.model = model;
        this.breaker = CircuitBreaker.<ChatReply>builder()
                .handleIf(PatientChatModel::mayPass)
                .withFailureThreshold(patience.failures())
                .withDelay(patience.pause())
                .build();
        RetryPolicy<ChatReply> retrying = RetryPolicy.<ChatReply>builder()
                .handleIf(PatientChatModel::mayPass)
                .withMaxRetries(patience.retries())
                .withBackoff(
                        patience.firstWait().toMillis(), patience.longestWait().toMillis(), ChronoUnit.MILLIS)
                .withJitter(JITTER)
                .build();
        this.executor = Failsafe.with(retrying, breaker);
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof ProviderFailure known && known.mayPass();
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public boolean seesPictures() {
        return model.seesPictures();
    }

    @Override
    public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
        try {
            return executor.get(() -> model.chat(prompt, deadline));
        } catch (CircuitBreakerOpenException open) {
            throw new KeepsakeException(
                    ErrorCategory.MODEL_UNAVAILABLE,
                    "The chat model " + model.name()
                            + " was not asked, because it failed several times in a row; it will be"
                            + " asked again in " + breaker.getRemainingDelay().toSeconds() + " seconds",
                    open);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
