package dev.keepsake.engine.consolidate;

import dev.keepsake.engine.add.ScopeSurroundings.Lookup;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.time.Deadline;
import java.util.EnumSet;
import java.util.List;

/** Finds the memories of a scope whose vectors are nearest to that of one of them: one look into the index, however many there are. */
final class Neighbours {

    /**
     * From how near on two texts may say the same, as a share of the way from the cosine of unrelated texts to 1. What it was
     * measured on is in docs/consolidation.md.
     */
    private static final double NEAR = 0.75;

    private static final int LOOKED_AT = 8;

    private final Lookup lookup;
    private final double leastCosine;

    Neighbours(Lookup lookup) {
        this.lookup = lookup;
        double unrelated = lookup.embedder().unrelatedCosine();
        leastCosine = unrelated + NEAR * (1 - unrelated);
    }

    /** Waits until the index has everything that was read. */
    void await() {
        lookup.follower().awaitPosition(lookup.store().log().head(), Deadline.NONE);
    }

    /** The ids of those that are near, the nearest first. */
    List<MemoryId> of(Draft draft, Memory memory) {
        IndexEntry entry = draft.entry(memory);
        if (entry == null) {
            return List.of();
        }
        ScopeReading reading = draft.reading();
        Selection selection = ExactScope.of(reading.project(), reading.scope(), Visibility.currentAt(reading.now()));
        CandidateQuery query = new CandidateQuery(selection, EnumSet.of(EntryKind.MEMORY), LOOKED_AT, Deadline.NONE);
        return lookup.vectors().nearest(query, entry.embedding()).stream()
                .filter(candidate -> candidate.score() >= leastCosine)
                .map(Candidate::key)
                .filter(EntryKey.OfMemory.class::isInstance)
                .map(key -> ((EntryKey.OfMemory) key).id())
                .filter(id -> !id.equals(memory.id()))
                .toList();
    }
}
