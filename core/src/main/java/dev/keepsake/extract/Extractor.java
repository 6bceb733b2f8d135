package dev.keepsake.extract;

import dev.keepsake.time.Deadline;

/** Reads an episode and says what is worth keeping. Implementations are safe for use by many threads. */
public interface Extractor {

    /** Name and version, kept with what it produced: {@code rules/1}. */
    String name();

    /**
     * Reads the whole episode.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code DEADLINE_EXCEEDED} when the deadline passes before it is done,
     *     with {@code MODEL_UNAVAILABLE} when a model it needs cannot answer
     */
    Extraction extract(ExtractionRequest request, Deadline deadline);
}
