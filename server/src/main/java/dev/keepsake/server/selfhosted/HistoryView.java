package dev.keepsake.server.selfhosted;

import dev.keepsake.change.ChangeKind;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.server.wire.ChangeNames;
import dev.keepsake.server.wire.WireTimes;
import org.jspecify.annotations.Nullable;

/** One link of a memory's history, with the keys of the library's history table. */
record HistoryView(
        String id,
        String memoryId,
        @Nullable String oldMemory,
        @Nullable String newMemory,
        String event,
        String createdAt,
        @Nullable String updatedAt,
        boolean isDeleted,
        @Nullable String actorId,
        @Nullable String role) {

    static HistoryView of(HistoryEntry entry) {
        String at = WireTimes.write(entry.at());
        return new HistoryView(
                entry.id().toString(),
                entry.memory().toString(),
                entry.oldText(),
                entry.newText(),
                ChangeNames.of(entry.kind()),
                at,
                entry.kind() == ChangeKind.ADDED ? null : at,
                entry.kind() == ChangeKind.DELETED,
                null,
                null);
    }
}
