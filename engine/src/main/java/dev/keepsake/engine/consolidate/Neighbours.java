package dev.keepsake.engine.consolidate;

import dev.keepsake.engine.add.ScopeSurroundings.Lookup;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.model.Embedding;
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

    Neighbours(Lookup lookup) {
        this.lookup = lookup;
    }

    /** Waits until the index has everything that was read. */
    void await() {
        long head = lookup.store().log().head();
        lookup.pairings().current().follower().awaitPosition(head, Deadline.NONE);
    }

    /** The ids of those that are near, the nearest first; none while another embedder is being taken into use. */
    List<MemoryId> of(Draft draft, Memory memory) {
        IndexEntry entry = draft.entry(memory);
        Embedding vector = entry == null ? null : entry.embedding();
        if (vector == null) {
            return List.of();
        }
        ScopeReading reading = draft.reading();
        Selection selection = ExactScope.of(reading.project(), reading.scope(), Visibility.currentAt(reading.now()));
        CandidateQuery query = new CandidateQuery(selection, EnumSet.of(EntryKind.MEMORY), LOOKED_AT, Deadline.NONE);
        return lookup.pairings().with(pairing -> near(pairing, query, vector, memory));
    }

    private static List<MemoryId> near(Pairing pairing, CandidateQuery query, Embedding vector, Memory memory) {
        if (!vector.embedder().equals(pairing.id())) {
            return List.of();
        }
        double unrelated = pairing.embedder().unrelatedCosine();
        double leastCosine = unrelated + NEAR * (1 - unrelated);
        return pairing.faces().vectors().nearest(query, vector).stream()
                .filter(candidate -> candidate.score() >= leastCosine)
                .map(Candidate::key)
                .filter(EntryKey.OfMemory.class::isInstance)
                .map(key -> ((EntryKey.OfMemory) key).id())
                .filter(id -> !id.equals(memory.id()))
                .toList();
    }
}
