package dev.keepsake.store;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Episode;
import dev.keepsake.extract.Handling;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An accepted {@code add}, with everything needed to carry it out later, after a crash if need be.
 *
 * @param episode its messages; the episode's id is the operation's id
 * @param handling how its messages are to be read, as the caller asked
 * @param attributes attributes for every memory made from it
 * @param expiresOn last day of every memory made from it, or null
 * @param idempotency key and digest of the request, or null when the caller gave none
 */
public record Submission(
        Episode episode,
        Handling handling,
        Attributes attributes,
        @Nullable LocalDate expiresOn,
        @Nullable Idempotency idempotency) {

    /** Whether facts are to be extracted, rather than turns kept as they are. */
    public boolean infer() {
        return handling.infer();
    }

    /** The same wishes for another episode. */
    public Submission of(Episode other) {
        return new Submission(other, handling, attributes, expiresOn, idempotency);
    }

    /**
     * What makes a retry recognisable.
     *
     * @param key the caller's key, unique in the project
     * @param digest a digest of the request, to tell a retry from a different request under the same key
     */
    public record Idempotency(String key, String digest) {}
}
