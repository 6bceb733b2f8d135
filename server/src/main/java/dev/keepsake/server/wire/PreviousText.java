package dev.keepsake.server.wire;

import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.store.Outcome;
import org.jspecify.annotations.Nullable;

/** What a memory said before an add worded it anew, which Mem0 calls {@code previous_memory}. */
public final class PreviousText {

    private PreviousText() {}

    /** The text before, by the memory's history; null for any other change. */
    public static @Nullable String of(Outcome.Item item, Memories memories) {
        if (item.kind() != ChangeKind.UPDATED) {
            return null;
        }
        return memories.history(new HistoryRequest(item.memory())).stream()
                .filter(entry ->
                        entry.kind() == ChangeKind.UPDATED && item.text().equals(entry.newText()))
                .map(HistoryEntry::oldText)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
