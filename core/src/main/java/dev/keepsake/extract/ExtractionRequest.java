package dev.keepsake.extract;

import dev.keepsake.conversation.Episode;

/**
 * What to read and how.
 *
 * @param episode what was said
 * @param handling how to read it; the project's wishes are in it already, and its policy is the extractor's own
 * @param surroundings what was said and known before
 */
public record ExtractionRequest(Episode episode, Handling handling, Surroundings surroundings) {

    /** Reads an episode for itself. */
    public static ExtractionRequest of(Episode episode) {
        return new ExtractionRequest(episode, Handling.DEFAULT, Surroundings.NONE);
    }
}
