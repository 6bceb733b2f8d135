package dev.keepsake.store;

import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.scope.ProjectId;
import java.util.Collection;
import java.util.List;

/** The append-only order of changes, as far as an index has to follow them. Spans all projects. */
public interface ChangeLog {

    /** The position of the newest change; 0 for an empty store. */
    long head();

    /**
     * What an index at {@code position} has to do next, oldest first. Several changes of one entry may be folded into its
     * newest state.
     *
     * @param position where the index stands
     * @param limit at most how many log entries to read
     */
    Batch after(long position, int limit);

    /** What the indexes hold now under these keys, in no order; nothing under one that they do not hold. */
    List<IndexEntry> entries(ProjectId project, Collection<EntryKey> keys);

    /**
     * A portion of the log.
     *
     * @param updates what to do
     * @param position the position reached with it; the position asked for when there is nothing new
     */
    record Batch(List<IndexUpdate> updates, long position) {
        public Batch {
            updates = List.copyOf(updates);
        }
    }
}
