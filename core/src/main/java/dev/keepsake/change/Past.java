package dev.keepsake.change;

import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A memory as it was known at a moment of the past, from what it is now and its history.
 *
 * <p>History keeps text, slot and state. Attributes, nature, links and last day are therefore those of now, and so is the
 * end of the validity of a memory that had been superseded by then; before it was, it had none.
 */
public final class Past {

    private Past() {}

    /**
     * The memory at {@code moment}, changes of that very moment included.
     *
     * @param memory as it is now
     * @param history all of it, oldest first
     * @return null when it was not known yet, or is deleted now
     */
    public static @Nullable Memory of(Memory memory, List<HistoryEntry> history, Instant moment) {
        int known = 0;
        while (known < history.size() && !history.get(known).at().isAfter(moment)) {
            known++;
        }
        if (known == 0 || memory.lifecycle().state() == MemoryState.DELETED) {
            return null;
        }
        return known == history.size()
                ? memory
                : memory.withText(text(memory, history.subList(0, known)))
                        .withSlot(history.get(known - 1).slot())
                        .withLifecycle(lifecycle(
                                memory.lifecycle(), history.subList(0, known), history.subList(known, history.size())));
    }

    private static String text(Memory memory, List<HistoryEntry> known) {
        String text = known.getLast().newText();
        return text == null ? memory.text() : text;
    }

    private static Lifecycle lifecycle(Lifecycle now, List<HistoryEntry> known, List<HistoryEntry> later) {
        Instant closedAt = closedAt(known);
        Instant updatedAt =
                known.size() == 1 ? now.createdAt() : known.getLast().at();
        boolean closedLater = later.stream().anyMatch(entry -> entry.kind() == ChangeKind.SUPERSEDED);
        boolean restoredLater = later.stream().anyMatch(entry -> entry.kind() == ChangeKind.RESTORED);
        if (closedAt == null) {
            Validity validity = closedLater ? Validity.since(now.validity().from()) : now.validity();
            return new Lifecycle(
                    MemoryState.CURRENT, validity, now.createdAt(), updatedAt, null, null, now.expiresOn());
        }
        // A restoring forgets the end, and the day it was closed is the nearest thing to it that is left.
        Validity validity = restoredLater ? now.validity().closedAt(closedAt) : now.validity();
        MemoryId by = closedLater || restoredLater ? null : now.supersededBy();
        return new Lifecycle(
                MemoryState.SUPERSEDED, validity, now.createdAt(), updatedAt, closedAt, by, now.expiresOn());
    }

    /** When it was superseded and not restored since, or null. */
    private static @Nullable Instant closedAt(List<HistoryEntry> known) {
        Instant closedAt = null;
        for (HistoryEntry entry : known) {
            closedAt = switch (entry.kind()) {
                case SUPERSEDED -> closedAt == null ? entry.at() : closedAt;
                case RESTORED -> null;
                case ADDED, UPDATED, DELETED, UNCHANGED -> closedAt;
            };
        }
        return closedAt;
    }
}
