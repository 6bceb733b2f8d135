package dev.keepsake.store;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Turn;
import dev.keepsake.extract.Handling;
import dev.keepsake.filter.Facets;
import dev.keepsake.memory.MemoryState;
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
 * @param beforehand what models were asked before it was accepted, to put its pictures into words, and what could not be read;
 *     goes into its outcome
 */
public record Submission(
        Episode episode,
        Handling handling,
        Attributes attributes,
        @Nullable LocalDate expiresOn,
        @Nullable Idempotency idempotency,
        Outcome beforehand) {

    /** One of which everything was text. */
    public Submission(
            Episode episode,
            Handling handling,
            Attributes attributes,
            @Nullable LocalDate expiresOn,
            @Nullable Idempotency idempotency) {
        this(episode, handling, attributes, expiresOn, idempotency, Outcome.EMPTY);
    }

    /** What can be asked of one of its turns. */
    public Facets facetsOf(Turn turn) {
        return new Facets(
                turn.id().toString(),
                episode.scope(),
                turn.text(),
                turn.name(),
                attributes.merge(turn.attributes()),
                MemoryState.CURRENT,
                turn.time(),
                turn.time(),
                expiresOn);
    }

    /** Whether facts are to be extracted, rather than turns kept as they are. */
    public boolean infer() {
        return handling.infer();
    }

    /** The same wishes for another episode. */
    public Submission of(Episode other) {
        return new Submission(other, handling, attributes, expiresOn, idempotency, beforehand);
    }

    /** The same after something else was done beforehand. */
    public Submission after(Outcome done) {
        return new Submission(episode, handling, attributes, expiresOn, idempotency, done);
    }

    /**
     * What makes a retry recognisable.
     *
     * @param key the caller's key, unique in the project
     * @param digest a digest of the request, to tell a retry from a different request under the same key
     */
    public record Idempotency(String key, String digest) {}
}
