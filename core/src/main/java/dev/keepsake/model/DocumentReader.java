package dev.keepsake.model;

import dev.keepsake.conversation.DocumentKind;
import dev.keepsake.time.Deadline;

/** Takes the text out of documents. Implementations are safe for use by many threads. */
public interface DocumentReader {

    /**
     * The text of a document, as far as the reader's limits go. Only text is taken: nothing in a document is run, fetched or
     * followed.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code INVALID_REQUEST} when it is no document of this kind or has no text
     *     to be read, with {@code DEADLINE_EXCEEDED} when reading it takes too long
     */
    String read(DocumentKind kind, byte[] document, Deadline deadline);
}
