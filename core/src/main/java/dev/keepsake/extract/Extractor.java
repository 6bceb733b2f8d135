package dev.keepsake.extract;

import dev.keepsake.conversation.Episode;
import dev.keepsake.time.Deadline;

/** Reads an episode and says what is worth keeping. Implementations are safe for use by many threads. */
public interface Extractor {

    /** Name and version, kept with what it produced: {@code rules/1}. */
    String name();

    /**
     * Reads the whole episode.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code DEADLINE_EXCEEDED} when the deadline passes before it is done
     */
    Extraction extract(Episode episode, Deadline deadline);
}
