package dev.keepsake.extract;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.TurnId;
import java.util.Set;

/**
 * What to read and how.
 *
 * @param episode what was said
 * @param known turns of it that were read in an earlier episode: they explain the others, and nothing is learned from them again
 * @param handling how to read it; the project's wishes are in it already, and its policy is the extractor's own
 * @param surroundings what was said and known before
 */
public record ExtractionRequest(Episode episode, Set<TurnId> known, Handling handling, Surroundings surroundings) {

    public ExtractionRequest {
        known = Set.copyOf(known);
    }

    /** Of an episode that is new as a whole. */
    public ExtractionRequest(Episode episode, Handling handling, Surroundings surroundings) {
        this(episode, Set.of(), handling, surroundings);
    }

    /** Reads an episode for itself. */
    public static ExtractionRequest of(Episode episode) {
        return new ExtractionRequest(episode, Handling.DEFAULT, Surroundings.NONE);
    }
}
