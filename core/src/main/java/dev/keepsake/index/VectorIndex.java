package dev.keepsake.index;

import dev.keepsake.model.Embedding;
import java.util.List;

/** Proposes the entries whose vectors are nearest. Safe for use by many threads. */
public interface VectorIndex {

    /**
     * Candidates by cosine similarity (-1..1), best first, ties by key text.
     *
     * @param question the vector to be near to; of the embedder that filled the index
     */
    List<Candidate> nearest(CandidateQuery query, Embedding question);
}
