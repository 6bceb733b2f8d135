package dev.keepsake.testkit.reference;

import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ChangeLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryLog implements ChangeLog {

    private final Contents contents;
    private final @Nullable EmbedderId embedder;

    /** The log with the vectors of {@code embedder}, or of the recorded one for null. */
    InMemoryLog(Contents contents, @Nullable EmbedderId embedder) {
        this.contents = contents;
        this.embedder = embedder;
    }

    @Override
    public long head() {
        synchronized (contents) {
            return contents.head;
        }
    }

    @Override
    public Batch after(long position, int limit) {
        synchronized (contents) {
            long reached = position;
            SequencedSet<Contents.Logged> latest = new LinkedHashSet<>();
            int read = 0;
            for (Map.Entry<Long, Contents.Logged> next :
                    contents.log.tailMap(position, false).entrySet()) {
                if (read++ == limit) {
                    break;
                }
                reached = next.getKey();
                EmbedderId one = contents.logOfOne.get(reached);
                if (one != null && !one.equals(mine())) {
                    continue;
                }
                // An entry takes the place of its last change, so that it stays behind a destruction before that.
                latest.remove(next.getValue());
                latest.add(next.getValue());
            }
            List<IndexUpdate> updates = new ArrayList<>();
            latest.forEach(logged -> updates.add(update(logged.project(), logged.key())));
            return new Batch(updates, reached);
        }
    }

    @Override
    public List<IndexEntry> entries(ProjectId project, Collection<EntryKey> keys) {
        synchronized (contents) {
            ProjectContents known = contents.read(project);
            return keys.stream()
                    .distinct()
                    .flatMap(key -> Stream.ofNullable(known.indexEntry(project, key, mine())))
                    .toList();
        }
    }

    private @Nullable EmbedderId mine() {
        return embedder == null ? contents.embedder : embedder;
    }

    private IndexUpdate update(ProjectId project, @Nullable EntryKey key) {
        if (key == null) {
            return new IndexUpdate.RemoveProject(project);
        }
        IndexEntry entry = contents.read(project).indexEntry(project, key, mine());
        return entry == null ? new IndexUpdate.Remove(project, key) : new IndexUpdate.Upsert(entry);
    }
}
