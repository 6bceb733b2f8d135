package dev.keepsake.models.chat;

import dev.keepsake.models.provider.ProviderCallContext.Answered;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/** What a model says of its reply. */
final class Counts {

    private Counts() {}

    static Answered of(ChatResponse response) {
        return of(response, 0);
    }

    /** The same, where it says how much of the prompt was in its cache. */
    static Answered of(ChatResponse response, @Nullable Integer cached) {
        TokenUsage usage = response.tokenUsage();
        return new Answered(
                response.modelName(),
                usage == null ? -1 : orUnknown(usage.inputTokenCount()),
                orNone(cached),
                usage == null ? -1 : orUnknown(usage.outputTokenCount()));
    }

    /** The same, where what was in the cache does not count as read. */
    static Answered beside(ChatResponse response, @Nullable Integer cached, @Nullable Integer written) {
        Answered counted = of(response, cached);
        long read = counted.inputTokens() < 0
                ? counted.inputTokens()
                : counted.inputTokens() + orNone(cached) + orNone(written);
        return new Answered(counted.model(), read, counted.cachedTokens(), counted.outputTokens());
    }

    static long orNone(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }

    private static long orUnknown(@Nullable Integer tokens) {
        return tokens == null || tokens < 0 ? -1 : tokens;
    }
}
