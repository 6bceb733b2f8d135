package dev.keepsake.index;

import dev.keepsake.scope.ProjectId;

/** One thing an index has to do to follow the store. Doing it twice is the same as doing it once. */
public sealed interface IndexUpdate {

    /** Put this entry in, in place of any with the same key. */
    record Upsert(IndexEntry entry) implements IndexUpdate {}

    /** Take the entry with this key out, if it is there. */
    record Remove(ProjectId project, EntryKey key) implements IndexUpdate {}

    /** Take every entry of the project out. */
    record RemoveProject(ProjectId project) implements IndexUpdate {}
}
