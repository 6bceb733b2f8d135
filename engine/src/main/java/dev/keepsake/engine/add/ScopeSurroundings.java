package dev.keepsake.engine.add;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Turn;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.engine.pair.Pairings;
import dev.keepsake.extract.Surroundings;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedding;
import dev.keepsake.model.ModelUse;
import dev.keepsake.store.Store;
import dev.keepsake.time.Deadline;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known and was said in exactly the scope of an episode. */
public final class ScopeSurroundings implements Surroundings {

    private final Lookup lookup;
    private final Episode episode;
    private final Instant now;
    private final Spending spending;
    private final Deadline deadline;

    ScopeSurroundings(Lookup lookup, Episode episode, Instant now, Spending spending, Deadline deadline) {
        this.lookup = lookup;
        this.episode = episode;
        this.now = now;
        this.spending = spending;
        this.deadline = deadline;
    }

    @Override
    public void took(ModelUse use) {
        spending.took(use);
    }

    @Override
    public List<Turn> before(int limit) {
        return lookup.store.episodes().before(episode.project(), episode.scope(), episode.id(), limit);
    }

    @Override
    public List<Memory> nearest(List<String> texts, int limit) {
        if (texts.isEmpty()) {
            return List.of();
        }
        return lookup.pairings.with(pairing -> nearest(pairing, texts, limit));
    }

    private List<Memory> nearest(Pairing pairing, List<String> texts, int limit) {
        pairing.follower().awaitPosition(lookup.store.log().head(), deadline);
        Selection selection =
                new Selection(episode.project(), episode.scope(), Filter.all(), new Visibility(false, false, now));
        CandidateQuery query = new CandidateQuery(selection, EnumSet.of(EntryKind.MEMORY), limit, deadline);
        Map<MemoryId, Double> best = new HashMap<>();
        for (Embedding embedding : pairing.embedder().embed(texts, Embedder.Purpose.PASSAGE, deadline)) {
            for (Candidate candidate : pairing.faces().vectors().nearest(query, embedding)) {
                if (candidate.key() instanceof EntryKey.OfMemory(MemoryId id)) {
                    best.merge(id, candidate.score(), Math::max);
                }
            }
        }
        List<MemoryId> ranked = best.entrySet().stream()
                .sorted(Map.Entry.<MemoryId, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        return lookup.store.memories().get(episode.project(), ranked).stream()
                .filter(memory -> memory.scope().equals(episode.scope()))
                // A page made of memories is no evidence for or against a fact.
                .filter(memory -> memory.kind() != MemoryKind.SUMMARY)
                .limit(limit)
                .toList();
    }

    /**
     * Where to look.
     *
     * @param store the truth
     * @param pairings text to vectors, and what is near to them
     */
    public record Lookup(Store store, Pairings pairings) {

        /** The embedder in use. */
        public Embedder embedder() {
            return pairings.embedder();
        }
    }
}
