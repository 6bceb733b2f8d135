package dev.keepsake.api;

import java.time.Duration;

/**
 * How the reranker of a search did. Whatever happened to it, the search has its hits: in the reranker's order when it was
 * applied, otherwise in the order they had before.
 *
 * @param reranker the reranker's name; empty when there is none
 * @param state whether its order is the order of the hits
 * @param passages how many candidates it was given
 * @param took how long it took
 * @param reason for a person, why it was not applied; empty when it was. Never holds anybody's text
 */
public record RerankReport(String reranker, State state, int passages, Duration took, String reason) {

    public enum State {
        APPLIED,
        /** Did not answer before the deadline. */
        LATE,
        /** Could not answer, or its answer could not be read. */
        FAILED,
        /** The recipe asked for a reranker, and there is none. */
        NOT_CONFIGURED
    }

    /** A recipe asked for a reranker that nobody has configured. */
    public static RerankReport notConfigured() {
        return new RerankReport(
                "",
                State.NOT_CONFIGURED,
                0,
                Duration.ZERO,
                "No reranker is configured; the order is that of the signals");
    }
}
