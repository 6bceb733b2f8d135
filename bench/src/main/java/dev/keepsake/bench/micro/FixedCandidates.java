package dev.keepsake.bench.micro;

import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.Projection;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.Embedding;
import java.util.List;
import java.util.Map;

/** Indexes that always propose the same, so that what comes after them is measured alone. */
final class FixedCandidates implements Projection, VectorIndex, KeywordIndex {

    private volatile List<Candidate> near = List.of();
    private volatile List<Candidate> matching = List.of();
    private volatile long position;

    void propose(List<Candidate> byVector, List<Candidate> byWords) {
        near = byVector;
        matching = byWords;
    }

    @Override
    public List<Candidate> nearest(CandidateQuery query, Embedding question) {
        return near;
    }

    @Override
    public List<Candidate> matching(CandidateQuery query, String question) {
        return matching;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void apply(List<IndexUpdate> updates, long reached) {
        position = reached;
    }

    @Override
    public void persist() {
        // keeps nothing
    }

    @Override
    public void clear() {
        position = 0;
    }

    @Override
    public Map<EntryKey, Integer> censusOfEveryProject() {
        return Map.of();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
