package dev.keepsake.index;

import java.util.List;

/** Proposes the entries that share words. Safe for use by many threads. */
public interface KeywordIndex {

    /**
     * Candidates by BM25 with the statistics of the selected scope alone, best first, ties by key text; empty when the
     * question has no word that counts.
     *
     * @param question plain text; nothing in it is query syntax
     */
    List<Candidate> matching(CandidateQuery query, String question);
}
