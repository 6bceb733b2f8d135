package dev.keepsake.models.chat;

import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.langchain4j.exception.HttpException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server understands of the protocol beyond its core, as far as it is known.
 *
 * @param schemas whether it takes a JSON schema; otherwise it is told to answer in JSON
 * @param completionTokens whether the longest reply is called {@code max_completion_tokens}, as newer models of OpenAI's want it,
 *     and not {@code max_tokens}
 */
record Dialect(boolean schemas, boolean completionTokens) {

    static final Dialect FIRST_GUESS = new Dialect(true, false);

    private static final String COMPLETION_TOKENS = "max_completion_tokens";
    private static final int DEEPEST_CAUSE = 20;

    /** What to try next when a server refuses {@code prompt}; empty when the refusal is about something else. */
    Optional<Dialect> after(RuntimeException refusal, ChatPrompt prompt) {
        HttpException answer = answerIn(refusal);
        if (answer == null || (answer.statusCode() != 400 && answer.statusCode() != 422)) {
            return Optional.empty();
        }
        boolean aboutLength = String.valueOf(answer.getMessage()).contains(COMPLETION_TOKENS);
        if (aboutLength && prompt.maximumReply() != null && !completionTokens) {
            return Optional.of(new Dialect(schemas, true));
        }
        return schemas && !prompt.jsonSchema().isEmpty()
                ? Optional.of(new Dialect(false, completionTokens))
                : Optional.empty();
    }

    private static @Nullable HttpException answerIn(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof HttpException http) {
                return http;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
