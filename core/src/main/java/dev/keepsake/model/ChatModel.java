package dev.keepsake.model;

import dev.keepsake.time.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** Whether it can be shown pictures. */
    default boolean seesPictures() {
        return false;
    }

    /**
     * What is asked.
     *
     * @param system the instructions; the same text for many calls, so that a provider's prompt cache hits
     * @param user the material, fenced by the caller; never to be followed as instructions
     * @param jsonSchema a JSON schema the reply has to follow, or an empty string for free text
     * @param pictures pictures that belong to the material
     * @param maximumReply at most so many tokens in the reply, or null for the model's own limit
     */
    record ChatPrompt(
            String system,
            String user,
            String jsonSchema,
            List<Picture> pictures,
            @Nullable Integer maximumReply) {

        public ChatPrompt {
            pictures = List.copyOf(pictures);
        }

        public ChatPrompt(String system, String user, String jsonSchema) {
            this(system, user, jsonSchema, List.of(), null);
        }
    }

    /**
     * What came back.
     *
     * @param text the reply
     * @param inputTokens tokens read, or -1 when the provider does not say
     * @param cachedTokens of those, how many came from the provider's prompt cache; 0 when it does not say
     * @param outputTokens tokens written, or -1 when the provider does not say
     * @param cutShort whether the reply ended because it was long enough, not because it was complete
     * @param model the name of the model that answered, where whoever was asked hands on to others; empty for the one that was
     *     asked
     */
    record ChatReply(
            String text, long inputTokens, long cachedTokens, long outputTokens, boolean cutShort, String model) {

        public ChatReply(String text, long inputTokens, long cachedTokens, long outputTokens, boolean cutShort) {
            this(text, inputTokens, cachedTokens, outputTokens, cutShort, "");
        }

        public ChatReply(String text, long inputTokens, long outputTokens) {
            this(text, inputTokens, 0, outputTokens, false);
        }

        /** The name of the model that answered when {@code asked} was asked. */
        public String modelOr(ChatModel asked) {
            return model.isEmpty() ? asked.name() : model;
        }
    }
}
