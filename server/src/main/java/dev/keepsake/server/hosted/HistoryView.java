package dev.keepsake.server.hosted;

import dev.keepsake.change.HistoryEntry;
import dev.keepsake.scope.Scope;
import dev.keepsake.server.wire.ChangeNames;
import dev.keepsake.server.wire.WireTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One link of a memory's history. The messages it came from are not shown here; the list is there for clients. */
record HistoryView(
        String id,
        String memoryId,
        List<Object> input,
        @Nullable String oldMemory,
        @Nullable String newMemory,
        @Nullable String userId,
        @Nullable String agentId,
        @Nullable String appId,
        @Nullable String sessionId,
        @Nullable List<String> categories,
        String event,
        @Nullable Object metadata,
        String createdAt,
        String updatedAt) {

    /**
     * The view of {@code entry}.
     *
     * @param scope who the memory belongs to, no one once it is deleted
     */
    static HistoryView of(HistoryEntry entry, Scope scope) {
        String at = WireTimes.write(entry.at());
        return new HistoryView(
                entry.id().toString(),
                entry.memory().toString(),
                List.of(),
                entry.oldText(),
                entry.newText(),
                scope.user(),
                scope.agent(),
                scope.app(),
                scope.run(),
                null,
                ChangeNames.of(entry.kind()),
                null,
                at,
                at);
    }
}
