package dev.keepsake.server.hosted;

import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Turn;
import dev.keepsake.scope.Scope;
import dev.keepsake.server.wire.ChangeNames;
import dev.keepsake.server.wire.WireTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One link of a memory's history, with the messages it came from. */
record HistoryView(
        String id,
        String memoryId,
        List<Said> input,
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
     * @param scope who the memory belongs to
     * @param said the episode that caused the entry, or null for a direct call
     */
    static HistoryView of(HistoryEntry entry, Scope scope, @Nullable Episode said) {
        String at = WireTimes.write(entry.at());
        return new HistoryView(
                entry.id().toString(),
                entry.memory().toString(),
                said == null ? List.of() : said.turns().stream().map(Said::of).toList(),
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

    /** A message as the clients know it. */
    record Said(String role, String content) {

        static Said of(Turn turn) {
            return new Said(turn.role().key(), turn.text());
        }
    }
}
