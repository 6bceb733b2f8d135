package dev.keepsake.change;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Slot;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One link of a memory's append-only history.
 *
 * @param id id of this entry
 * @param memory the memory
 * @param sequence its place in the memory's chain, from 0
 * @param kind what happened; never {@code UNCHANGED}
 * @param oldText the text before, or null when there was none
 * @param newText the text after, or null when the memory was deleted
 * @param at when (system time)
 * @param episode the episode that caused it, or null for a direct call
 * @param reason why, or null where the kind says it all
 * @param slot the slot it filled afterwards, or null
 */
public record HistoryEntry(
        UUID id,
        MemoryId memory,
        int sequence,
        ChangeKind kind,
        @Nullable String oldText,
        @Nullable String newText,
        Instant at,
        @Nullable EpisodeId episode,
        @Nullable String reason,
        @Nullable Slot slot) {

    /** A link of a memory that fills no slot. */
    public HistoryEntry(
            UUID id,
            MemoryId memory,
            int sequence,
            ChangeKind kind,
            @Nullable String oldText,
            @Nullable String newText,
            Instant at,
            @Nullable EpisodeId episode,
            @Nullable String reason) {
        this(id, memory, sequence, kind, oldText, newText, at, episode, reason, null);
    }
}
