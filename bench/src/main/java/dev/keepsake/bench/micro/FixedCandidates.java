package dev.keepsake.bench.micro;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.Nearest;
import dev.keepsake.index.Projection;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.Embedding;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Indexes that always propose the same, so that what comes after them is measured alone. */
final class FixedCandidates implements Projection, VectorIndex, KeywordIndex, StructureIndex {

    private volatile List<Candidate> near = List.of();
    private volatile List<Candidate> matching = List.of();
    private volatile long position;

    void propose(List<Candidate> byVector, List<Candidate> byWords) {
        near = byVector;
        matching = byWords;
    }

    @Override
    public Nearest nearest(CandidateQuery query, Embedding question, Of which) {
        return new Nearest(near, 0, near.size());
    }

    @Override
    public List<Candidate> mentioning(CandidateQuery query, Collection<String> entities) {
        return List.of();
    }

    @Override
    public List<Candidate> during(CandidateQuery query, Instant from, Instant to) {
        return List.of();
    }

    @Override
    public List<Candidate> latest(CandidateQuery query) {
        return List.of();
    }

    @Override
    public List<Candidate> at(CandidateQuery query, Collection<TurnId> turns) {
        return List.of();
    }

    @Override
    public Set<String> knownEntities(CandidateQuery query, Collection<String> names) {
        return Set.of();
    }

    @Override
    public Set<String> knownSpeakers(CandidateQuery query, Collection<String> names) {
        return Set.of();
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
