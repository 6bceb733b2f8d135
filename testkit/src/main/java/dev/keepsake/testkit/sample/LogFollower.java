package dev.keepsake.testkit.sample;

import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.Projection;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ChangeLog;
import java.util.HashMap;
import java.util.Map;

/** Follows a change log to its end. */
public final class LogFollower {

    private static final int PORTION = 100;

    private LogFollower() {}

    /** Brings an index up to the log's head. */
    public static void catchUp(ChangeLog log, Projection index) {
        catchUp(log, index, PORTION);
    }

    /** As {@link #catchUp(ChangeLog, Projection)}, reading {@code portion} log entries at a time. */
    public static void catchUp(ChangeLog log, Projection index, int portion) {
        while (index.position() < log.head()) {
            ChangeLog.Batch batch = log.after(index.position(), portion);
            if (batch.position() <= index.position()) {
                throw new AssertionError("The log's head is " + log.head() + ", but nothing comes after "
                        + index.position() + "; a follower would never arrive");
            }
            index.apply(batch.updates(), batch.position());
        }
    }

    /** What an index holds, by project and key, that has read the log from {@code portion} to {@code portion}. */
    public static Map<ProjectId, Map<EntryKey, IndexEntry>> replay(ChangeLog log, int portion) {
        Map<ProjectId, Map<EntryKey, IndexEntry>> entries = new HashMap<>();
        long position = 0;
        while (true) {
            ChangeLog.Batch batch = log.after(position, portion);
            for (IndexUpdate update : batch.updates()) {
                switch (update) {
                    case IndexUpdate.Upsert(IndexEntry entry) ->
                        entries.computeIfAbsent(entry.project(), first -> new HashMap<>())
                                .put(entry.key(), entry);
                    case IndexUpdate.Remove(ProjectId project, EntryKey key) ->
                        entries.getOrDefault(project, new HashMap<>()).remove(key);
                    case IndexUpdate.RemoveProject(ProjectId project) -> entries.remove(project);
                }
            }
            if (batch.position() == position) {
                entries.values().removeIf(Map::isEmpty);
                return entries;
            }
            position = batch.position();
        }
    }
}
