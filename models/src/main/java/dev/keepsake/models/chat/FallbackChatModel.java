package dev.keepsake.models.chat;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.models.provider.ProviderStatus;
import dev.keepsake.models.provider.ServedModel;
import dev.keepsake.time.Deadline;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chat models in order: asks the first, and the next where one cannot answer. The reply says which of them did. A request that
 * cannot be done as it is said is not handed on, nor is one that egress refuses: no other model makes that right.
 */
public final class FallbackChatModel implements ChatModel, ServedModel {

    private final List<ChatModel> models;

    /** Takes over one or more models and closes them in the end. */
    public FallbackChatModel(List<? extends ChatModel> models) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("At least one chat model is expected");
        }
        this.models = List.copyOf(models);
    }

    /** The name of the first choice. */
    @Override
    public String name() {
        return models.getFirst().name();
    }

    @Override
    public boolean seesPictures() {
        return models.stream().anyMatch(ChatModel::seesPictures);
    }

    @Override
    public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
        List<KeepsakeException> failures = new ArrayList<>();
        for (ChatModel model : models) {
            if (!prompt.pictures().isEmpty() && !model.seesPictures()) {
                continue;
            }
            try {
                ChatReply reply = model.chat(prompt, deadline);
                return new ChatReply(
                        reply.text(),
                        reply.inputTokens(),
                        reply.cachedTokens(),
                        reply.outputTokens(),
                        reply.cutShort(),
                        reply.modelOr(model));
            } catch (KeepsakeException failure) {
                failures.add(failure);
                if (!mayBeHandedOn(failure, deadline)) {
                    throw failure;
                }
            }
        }
        throw all(failures);
    }

    /** A model that gives itself less time than the caller has is as good as away when that is over. */
    private static boolean mayBeHandedOn(KeepsakeException failure, Deadline deadline) {
        return switch (failure.category()) {
            case MODEL_UNAVAILABLE -> true;
            case DEADLINE_EXCEEDED ->
                !deadline.passed() && !Thread.currentThread().isInterrupted();
            case INVALID_REQUEST, NOT_FOUND, CONFLICT, CONFIGURATION, STORAGE_UNAVAILABLE, INTERNAL -> false;
        };
    }

    private KeepsakeException all(List<KeepsakeException> failures) {
        if (failures.isEmpty()) {
            return KeepsakeException.invalid("None of the chat models can be shown pictures");
        }
        if (failures.size() == 1) {
            return failures.getFirst();
        }
        String each = failures.stream().map(KeepsakeException::getMessage).collect(Collectors.joining("; "));
        // Where one of them says nothing, asking again may help at once.
        boolean allSay =
                failures.stream().allMatch(failure -> failure.retryAfter().isPresent());
        Duration first = failures.stream()
                .flatMap(failure -> failure.retryAfter().stream())
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new KeepsakeException(
                ErrorCategory.MODEL_UNAVAILABLE,
                "None of the " + failures.size() + " chat models can answer: " + each,
                null,
                allSay ? first : null);
    }

    @Override
    public List<ProviderStatus> statuses() {
        return models.stream()
                .flatMap(model -> model instanceof ServedModel served ? served.statuses().stream() : Stream.of())
                .toList();
    }

    @Override
    public void warmUp(Deadline deadline) {
        for (ChatModel model : models) {
            if (model instanceof ServedModel served) {
                served.warmUp(deadline);
            }
        }
    }

    @Override
    public void observedBy(ObservationRegistry observations) {
        for (ChatModel model : models) {
            if (model instanceof ServedModel served) {
                served.observedBy(observations);
            }
        }
    }

    @Override
    public void close() {
        models.forEach(ChatModel::close);
    }
}
