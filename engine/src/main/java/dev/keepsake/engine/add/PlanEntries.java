package dev.keepsake.engine.add;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.Turn;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.Embedding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the indexes get from what was read: vectors and features of new words and of turns that are not known yet. */
final class PlanEntries {

    private PlanEntries() {}

    static Map<EntryKey, Embedding> embeddings(List<Change> changes, Reading reading, Known known) {
        Map<EntryKey, Embedding> embeddings = new HashMap<>();
        for (Change change : changes) {
            worded(change)
                    .ifPresent(
                            memory -> embeddings.put(new EntryKey.OfMemory(memory.id()), reading.embeddingOf(memory)));
        }
        for (Turn turn : reading.indexedTurns()) {
            if (!known.knows(turn.id())) {
                embeddings.put(new EntryKey.OfTurn(turn.id()), reading.embeddingOf(turn));
            }
        }
        return embeddings;
    }

    static Map<EntryKey, Features> features(List<Change> changes, Reading reading, Known known) {
        Map<EntryKey, Features> features = new HashMap<>();
        for (Change change : changes) {
            worded(change)
                    .ifPresent(memory -> features.put(new EntryKey.OfMemory(memory.id()), reading.featuresOf(memory)));
        }
        for (Turn turn : reading.indexedTurns()) {
            if (!known.knows(turn.id())) {
                features.put(new EntryKey.OfTurn(turn.id()), reading.featuresOf(turn));
            }
        }
        return features;
    }

    /** The memory that has new words after a change. */
    private static Optional<Memory> worded(Change change) {
        return switch (change) {
            case Change.Added(Memory after) -> Optional.of(after);
            case Change.Updated(Memory before, Memory after) -> Optional.of(after);
            case Change.Superseded superseded -> Optional.empty();
            case Change.Restored restored -> Optional.empty();
            case Change.Deleted deleted -> Optional.empty();
            case Change.Unchanged unchanged -> Optional.empty();
        };
    }
}
