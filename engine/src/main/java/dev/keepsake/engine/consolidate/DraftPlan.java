package dev.keepsake.engine.consolidate;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.edit.OrphanedTurns;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexText;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Quarantine;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Reversal;
import dev.keepsake.store.Store;
import dev.keepsake.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes of a draft the plan that writes it, with what it takes to undo it. */
final class DraftPlan {

    private final Store store;
    private final Embedder embedder;

    DraftPlan(Store store, Embedder embedder) {
        this.store = store;
        this.embedder = embedder;
    }

    Plan of(Draft draft, UUID id, Instant begun, Instant done) {
        ScopeReading reading = draft.reading();
        Map<EntryKey, Embedding> embeddings = embeddings(draft);
        Map<EntryKey, Features> features = new HashMap<>();
        draft.added().forEach((memory, read) -> features.put(new EntryKey.OfMemory(memory), read));
        features.keySet().retainAll(embeddings.keySet());
        List<TurnId> withdrawn = withdrawn(draft);
        List<UUID> dismissed = draft.dismissed().stream().map(Quarantined::id).toList();
        return new Plan(
                reading.project(),
                reading.now(),
                draft.changes(),
                embeddings,
                features,
                withdrawn,
                new Quarantine(List.of(), dismissed),
                Map.of(reading.scope(), reading.version()),
                draft.changesNothing() ? null : conclusion(draft, id, begun, done, withdrawn));
    }

    private static Plan.Conclusion conclusion(
            Draft draft, UUID id, Instant begun, Instant done, List<TurnId> withdrawn) {
        List<Outcome.Item> stored =
                draft.changes().stream().map(Outcome.Item::of).toList();
        Operation operation = new Operation(
                id,
                Operation.Kind.CONSOLIDATE,
                Operation.State.SUCCEEDED,
                new Outcome(stored, List.of(), null, draft.used()),
                begun,
                done,
                null);
        Map<EntryKey, Features> features = new HashMap<>();
        for (Change change : draft.changes()) {
            IndexEntry entry = change instanceof Change.Deleted ? draft.entry(change.after()) : null;
            if (entry != null) {
                features.put(entry.key(), entry.features().withInContext(null));
            }
        }
        return new Plan.Conclusion(operation, new Reversal(draft.changes(), features, withdrawn, draft.dismissed()));
    }

    /** The vectors of what is new and still there. */
    private Map<EntryKey, Embedding> embeddings(Draft draft) {
        List<Memory> made = new ArrayList<>();
        for (Change change : draft.changes()) {
            if (change instanceof Change.Added(Memory after)) {
                made.add(after);
            }
        }
        List<String> texts = made.stream()
                .map(memory -> IndexText.of(memory.attribution().actor(), memory.text()))
                .toList();
        Map<EntryKey, Embedding> embeddings = new HashMap<>();
        if (!texts.isEmpty()) {
            List<Embedding> vectors = embedder.embed(texts, Embedder.Purpose.PASSAGE, Deadline.NONE);
            for (int i = 0; i < made.size(); i++) {
                embeddings.put(new EntryKey.OfMemory(made.get(i).id()), vectors.get(i));
            }
        }
        return embeddings;
    }

    /** The turns in the indexes that no memory cites once the draft is written. */
    private List<TurnId> withdrawn(Draft draft) {
        List<Memory> deleted = new ArrayList<>();
        for (Change change : draft.changes()) {
            if (change instanceof Change.Deleted(Memory before, Memory after)) {
                deleted.add(before);
            }
        }
        if (deleted.isEmpty()) {
            return List.of();
        }
        ProjectId project = draft.reading().project();
        return OrphanedTurns.indexed(store, project, OrphanedTurns.of(store, project, deleted));
    }
}
