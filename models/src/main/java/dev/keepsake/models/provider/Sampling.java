package dev.keepsake.models.provider;

import org.jspecify.annotations.Nullable;

/**
 * How a chat model chooses its words. What is null is not sent, so the provider's own default holds.
 *
 * @param temperature 0 to 2, or null
 * @param topP above 0 to 1, or null
 * @param topK at least 1, or null
 * @param maximumReply at most so many tokens in a reply, where a request does not say so itself, or null
 * @param reasons whether the model reasons before it answers and therefore takes none of the first three, or null to tell
 *     by its name
 * @param effort how long a model that reasons may do so, such as {@code low}, or null
 */
public record Sampling(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer topK,
        @Nullable Integer maximumReply,
        @Nullable Boolean reasons,
        @Nullable String effort) {

    /** Nothing is said. */
    public static final Sampling DEFAULT = new Sampling(null, null, null, null, null, null);
}
