package dev.keepsake.models.chat;

import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server understands of its protocol beyond the core, as far as it is known.
 *
 * @param formats how it can be told the form of a reply; the first is used, the others are left to try
 * @param completionTokens whether the longest reply is called {@code max_completion_tokens}, as newer models of OpenAI's want it,
 *     and not {@code max_tokens}
 * @param lengthIsKnown whether the server was heard about that
 * @param sampling whether it takes temperature and the like
 * @param effort whether it takes how long to reason
 */
record Dialect(
        List<Format> formats, boolean completionTokens, boolean lengthIsKnown, boolean sampling, boolean effort) {

    private static final String COMPLETION_TOKENS = "max_completion_tokens";
    private static final Pattern SAMPLING = Pattern.compile("temperature|top_?[pk]", Pattern.CASE_INSENSITIVE);
    private static final Pattern EFFORT = Pattern.compile("effort|thinking", Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST_CAUSE = 20;

    Dialect {
        formats = List.copyOf(formats);
    }

    /** The first guess about a model. */
    static Dialect firstGuess(List<Format> formats, boolean reasons, boolean completionTokens) {
        return new Dialect(formats, completionTokens, false, !reasons, true);
    }

    Format format() {
        return formats.getFirst();
    }

    /** What to try next when a server refuses {@code prompt}; empty when the refusal is about something else. */
    Optional<Dialect> after(RuntimeException refusal, ChatPrompt prompt, RequestDraft refused) {
        String words = wordsOf(refusal);
        if (words == null) {
            return Optional.empty();
        }
        if (words.contains(COMPLETION_TOKENS) && refused.maximumReply() != null && !lengthIsKnown) {
            return Optional.of(new Dialect(formats, !completionTokens, true, sampling, effort));
        }
        if (refused.samples() && SAMPLING.matcher(words).find()) {
            return Optional.of(new Dialect(formats, completionTokens, lengthIsKnown, false, effort));
        }
        if (refused.effort() != null && EFFORT.matcher(words).find()) {
            return Optional.of(new Dialect(formats, completionTokens, lengthIsKnown, sampling, false));
        }
        return formats.size() > 1 && !prompt.jsonSchema().isEmpty()
                ? Optional.of(new Dialect(
                        formats.subList(1, formats.size()), completionTokens, lengthIsKnown, sampling, effort))
                : Optional.empty();
    }

    /** What a server says against a request; null when it is not the request that it has something against. */
    private static @Nullable String wordsOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof HttpException answer) {
                boolean refused = answer.statusCode() == 400 || answer.statusCode() == 422;
                return refused ? String.valueOf(answer.getMessage()) : null;
            }
            if (cause instanceof UnsupportedFeatureException) {
                return "";
            }
            cause = cause.getCause();
        }
        return null;
    }
}
