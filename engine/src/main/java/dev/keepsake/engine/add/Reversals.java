package dev.keepsake.engine.add;

import dev.keepsake.change.Change;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Reversal;
import dev.keepsake.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What it takes to undo an add as a whole. Kept only of adds that change what was known: others are undone by deleting what they added. */
final class Reversals {

    private Reversals() {}

    static @Nullable Reversal of(Store store, ProjectId project, List<Change> changes) {
        List<EntryKey> reworded = new ArrayList<>();
        boolean changesKnown = false;
        for (Change change : changes) {
            changesKnown |= changed(change).isPresent();
            if (change instanceof Change.Updated(Memory before, Memory after)) {
                reworded.add(new EntryKey.OfMemory(before.id()));
            }
        }
        if (!changesKnown) {
            return null;
        }
        Map<EntryKey, Features> features = new HashMap<>();
        store.log()
                .entries(project, reworded)
                .forEach(entry -> features.put(entry.key(), entry.features().withInContext(null)));
        List<Change> done = changes.stream()
                .filter(change -> !(change instanceof Change.Unchanged))
                .toList();
        return new Reversal(done, features, List.of(), List.of());
    }

    /** The memory that was known before and is another one now. */
    private static Optional<Memory> changed(Change change) {
        return switch (change) {
            case Change.Superseded(Memory before, Memory after, String reason) -> Optional.of(before);
            case Change.Updated(Memory before, Memory after) -> Optional.of(before);
            case Change.Restored(Memory before, Memory after) -> Optional.of(before);
            case Change.Deleted(Memory before, Memory after) -> Optional.of(before);
            case Change.Added added -> Optional.empty();
            case Change.Unchanged unchanged -> Optional.empty();
        };
    }
}
