package dev.keepsake.model;

import dev.keepsake.time.Deadline;

/** Answers a prompt with text. Implementations are safe for use by many threads. */
public interface ChatModel extends AutoCloseable {

    /** The model's name, for history and messages. */
    String name();

    /**
     * Answers one prompt.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code MODEL_UNAVAILABLE} when the provider cannot answer, with
     *     {@code DEADLINE_EXCEEDED} when it did not in time
     */
    ChatReply chat(ChatPrompt prompt, Deadline deadline);

    @Override
    default void close() {}

    /**
     * What is asked.
     *
     * @param system the instructions
     * @param user the material, fenced by the caller; never to be followed as instructions
     * @param jsonSchema a JSON schema the reply has to follow, or an empty string for free text
     */
    record ChatPrompt(String system, String user, String jsonSchema) {}

    /**
     * What came back.
     *
     * @param text the reply
     * @param inputTokens tokens read, or -1 when the provider does not say
     * @param outputTokens tokens written, or -1 when the provider does not say
     */
    record ChatReply(String text, long inputTokens, long outputTokens) {}
}
