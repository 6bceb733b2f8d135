package dev.keepsake.index;

import dev.keepsake.model.Embedding;
import java.util.List;

/** Proposes the entries whose vectors are nearest. Safe for use by many threads. */
public interface VectorIndex {

    /** Which of an entry's vectors. */
    enum Of {
        /** That of its own text. */
        TEXT,
        /** That of its {@link ContextText}; for an entry without context that of its own text. */
        CONTEXT
    }

    /**
     * Candidates by cosine similarity (-1..1), best first, ties by key text. Entries without a vector are no candidates.
     *
     * @param question the vector to be near to; of the embedder that filled the index
     * @param which which vectors to compare it with
     */
    Nearest nearest(CandidateQuery query, Embedding question, Of which);

    /** The candidates whose own texts are nearest. */
    default List<Candidate> nearest(CandidateQuery query, Embedding question) {
        return nearest(query, question, Of.TEXT).candidates();
    }
}
