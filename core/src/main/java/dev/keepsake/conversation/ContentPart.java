package dev.keepsake.conversation;

import org.jspecify.annotations.Nullable;

/** One part of what a message says. */
public sealed interface ContentPart {

    record Text(String text) implements ContentPart {}

    /**
     * A shared picture.
     *
     * @param url where it is, kept as given and never fetched, or null
     * @param description what it shows, in words; this is what can be remembered of it, or null
     */
    record Image(@Nullable String url, @Nullable String description) implements ContentPart {}
}
