package dev.keepsake.testkit.reference;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ChangeLog;
import dev.keepsake.store.DueEntry;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.store.SetAside;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryMigrations implements MigrationStore {

    /** Stands where an entry that is set aside has lost its last vector. */
    private static final Embedding GONE = new Embedding(new EmbedderId("gone", 1), new float[] {1});

    private final Contents contents;

    InMemoryMigrations(Contents contents) {
        this.contents = contents;
    }

    @Override
    public int generation() {
        synchronized (contents) {
            return contents.generation;
        }
    }

    @Override
    public Optional<EmbeddingMigration> current() {
        synchronized (contents) {
            Contents.Way way = contents.way;
            return way == null ? Optional.empty() : Optional.of(counted(way.migration()));
        }
    }

    private EmbeddingMigration counted(EmbeddingMigration m) {
        long due = m.phase() == Phase.DROPPING ? 0 : countDue(m.besides(Objects.requireNonNull(contents.embedder)));
        due += countDue(Objects.requireNonNull(contents.embedder));
        return new EmbeddingMigration(
                m.from(), m.to(), m.phase(), m.generation(), m.begunAt(), m.filled(), due, m.lastError());
    }

    @Override
    public EmbeddingMigration begin(EmbedderId to, Instant at) {
        synchronized (contents) {
            EmbedderId from = contents.embedder;
            if (contents.way != null || from == null || from.equals(to)) {
                throw conflict("The store is filled by " + from + (contents.way == null ? "" : " and on its way")
                        + "; it cannot begin to go to " + to);
            }
            EmbeddingMigration begun =
                    new EmbeddingMigration(from, to, Phase.FILLING, contents.generation + 1, at, 0, 0, null);
            contents.way = new Contents.Way(begun, false);
            return counted(begun);
        }
    }

    @Override
    public List<DueEntry> due(EmbedderId embedder, int limit) {
        synchronized (contents) {
            List<DueEntry> memories = new ArrayList<>();
            List<DueEntry> turns = new ArrayList<>();
            for (DueEntry due : everythingDue(embedder)) {
                List<DueEntry> kind = due.key() instanceof EntryKey.OfMemory ? memories : turns;
                if (kind.size() < limit) {
                    kind.add(due);
                }
            }
            memories.addAll(turns);
            return memories;
        }
    }

    @Override
    public List<DueEntry> due(EmbedderId embedder, ProjectId project, Collection<EntryKey> keys) {
        synchronized (contents) {
            return everythingLacking(embedder).stream()
                    .filter(due -> due.project().equals(project) && keys.contains(due.key()))
                    .toList();
        }
    }

    @Override
    public long countDue(EmbedderId embedder) {
        synchronized (contents) {
            return everythingDue(embedder).size();
        }
    }

    private List<DueEntry> everythingDue(EmbedderId embedder) {
        return everythingLacking(embedder).stream()
                .filter(lacking -> !contents.read(lacking.project()).isSetAside(lacking.key(), embedder))
                .toList();
    }

    /** Whether the store has vectors of this embedder, and is to have one for everything. */
    private boolean isWanted(EmbedderId embedder) {
        Contents.Way way = contents.way;
        return embedder.equals(contents.embedder)
                || (way != null
                        && way.migration().concerns(embedder)
                        && way.migration().phase() != Phase.DROPPING);
    }

    private List<DueEntry> everythingLacking(EmbedderId embedder) {
        List<DueEntry> due = new ArrayList<>();
        if (isWanted(embedder)) {
            contents.projects.forEach((id, project) -> {
                for (EntryKey key : project.embeddings.keySet()) {
                    IndexEntry entry = project.indexEntry(id, key);
                    IndexEntry ofThis = project.indexEntry(id, key, embedder);
                    if (entry != null && (ofThis == null || ofThis.embedding() == null)) {
                        due.add(new DueEntry(
                                id,
                                key,
                                entry.text(),
                                InMemoryEmbeddings.inContext(contents, entry).orElse(null)));
                    }
                }
            });
        }
        return due;
    }

    @Override
    public long fill(List<Filled> portion) {
        synchronized (contents) {
            long filled = 0;
            for (Filled each : portion) {
                EmbedderId embedder = each.own().embedder();
                requireKnown(embedder);
                DueEntry entry = each.entry();
                if (stillLacks(entry, embedder)) {
                    put(contents.write(entry.project()), each);
                    contents.logChangeFor(embedder, entry.project(), entry.key());
                    filled++;
                }
            }
            long kept = filled;
            change(m -> new EmbeddingMigration(
                    m.from(), m.to(), m.phase(), m.generation(), m.begunAt(), m.filled() + kept, 0, m.lastError()));
            return filled;
        }
    }

    private void requireKnown(EmbedderId embedder) {
        Contents.Way way = contents.way;
        if (!embedder.equals(contents.embedder)
                && (way == null || !way.migration().concerns(embedder))) {
            throw conflict("The store has nothing to do with the embedder " + embedder);
        }
    }

    private boolean stillLacks(DueEntry entry, EmbedderId embedder) {
        return everythingLacking(embedder).stream()
                .anyMatch(due -> due.key().equals(entry.key())
                        && due.project().equals(entry.project())
                        && due.text().equals(entry.text()));
    }

    private static void put(ProjectContents project, Filled filled) {
        EntryKey key = filled.entry().key();
        project.aside.getOrDefault(key, new HashMap<>()).remove(filled.own().embedder());
        if (GONE.equals(project.embeddings.get(key))) {
            project.embeddings.put(key, filled.own());
            Features read = project.features.getOrDefault(key, Features.NONE);
            project.features.put(key, read.withInContext(filled.inContext()));
        } else {
            project.seconds.put(key, new ProjectContents.Second(filled.own(), filled.inContext()));
        }
    }

    @Override
    public boolean setAside(DueEntry entry, EmbedderId embedder, String reason, Instant at) {
        synchronized (contents) {
            requireKnown(embedder);
            boolean lacks = stillLacks(entry, embedder);
            if (lacks) {
                contents.write(entry.project())
                        .aside
                        .computeIfAbsent(entry.key(), first -> new HashMap<>())
                        .put(embedder, new SetAside(embedder, entry.project(), entry.key(), reason, at));
                contents.logChangeFor(embedder, entry.project(), entry.key());
            }
            return lacks;
        }
    }

    @Override
    public List<SetAside> aside(EmbedderId embedder, int limit) {
        synchronized (contents) {
            return contents.projects.values().stream()
                    .flatMap(project -> project.aside.values().stream())
                    .flatMap(byEmbedder -> Stream.ofNullable(byEmbedder.get(embedder)))
                    .sorted(Comparator.comparing(aside -> aside.key().text()))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public long countAside(EmbedderId embedder) {
        return aside(embedder, Integer.MAX_VALUE).size();
    }

    @Override
    public void note(@Nullable String error) {
        synchronized (contents) {
            change(m -> new EmbeddingMigration(
                    m.from(), m.to(), m.phase(), m.generation(), m.begunAt(), m.filled(), 0, error));
        }
    }

    @Override
    public boolean ready() {
        synchronized (contents) {
            Contents.Way way = contents.way;
            if (way == null || way.migration().phase() != Phase.FILLING) {
                return way != null && way.migration().phase() == Phase.READY;
            }
            boolean ready = countDue(way.migration().to()) == 0;
            if (ready) {
                enter(Phase.READY);
            }
            return ready;
        }
    }

    @Override
    public void switchTo(EmbedderId embedder) {
        synchronized (contents) {
            if (embedder.equals(contents.embedder)) {
                return;
            }
            Contents.Way way = contents.way;
            if (way == null || !way.migration().concerns(embedder)) {
                throw conflict("The store is not on its way to " + embedder);
            }
            Phase phase = way.migration().phase();
            if (phase == Phase.FILLING || phase == Phase.DROPPING || countDue(embedder) > 0) {
                throw conflict("The store is " + phase + " or some entries lack a vector of " + embedder);
            }
            contents.embedder = embedder;
            contents.generation = way.migration().generation(embedder);
            enter(embedder.equals(way.migration().to()) ? Phase.SWITCHED : Phase.READY);
        }
    }

    @Override
    public void beginDropping() {
        synchronized (contents) {
            if (contents.way == null) {
                throw conflict("The store is not on its way from one embedder to another");
            }
            if (contents.way.migration().phase() != Phase.DROPPING) {
                EmbedderId goes = contents.way.migration().besides(Objects.requireNonNull(contents.embedder));
                contents.projects
                        .values()
                        .forEach(project -> project.aside.values().forEach(of -> of.remove(goes)));
                note(null);
                enter(Phase.DROPPING);
            }
        }
    }

    @Override
    public boolean drop(int limit) {
        synchronized (contents) {
            Contents.Way way = contents.way;
            if (way == null) {
                return true;
            }
            EmbedderId stays = Objects.requireNonNull(contents.embedder);
            if (way.migration().phase() != Phase.DROPPING || countDue(stays) > 0) {
                throw conflict("Nothing is to be removed, or some entries have no vector but the one to be removed");
            }
            contents.way = new Contents.Way(way.migration(), true);
            int removed = 0;
            for (ProjectContents project : contents.projects.values()) {
                for (EntryKey key : List.copyOf(project.embeddings.keySet())) {
                    if (removed < limit && remove(project, key, stays)) {
                        removed++;
                    }
                }
            }
            if (removed == 0) {
                contents.way = null;
            }
            return removed == 0;
        }
    }

    /** Removes the vectors of any other embedder, and says whether there were some. */
    private static boolean remove(ProjectContents project, EntryKey key, EmbedderId stays) {
        ProjectContents.Second second = project.seconds.remove(key);
        boolean isFirst =
                Objects.requireNonNull(project.embeddings.get(key)).embedder().equals(stays);
        if (!isFirst && second != null) {
            project.embeddings.put(key, second.own());
            Features read = project.features.getOrDefault(key, Features.NONE);
            project.features.put(key, read.withInContext(second.inContext()));
        } else if (!isFirst) {
            // It is set aside. Its features stay as they are, since they tell whether it had a second vector.
            return !GONE.equals(project.embeddings.put(key, GONE));
        }
        return second != null;
    }

    @Override
    public ChangeLog logOf(EmbedderId embedder) {
        return new InMemoryLog(contents, embedder);
    }

    private void enter(Phase phase) {
        change(m -> new EmbeddingMigration(
                m.from(), m.to(), phase, m.generation(), m.begunAt(), m.filled(), 0, m.lastError()));
    }

    private void change(UnaryOperator<EmbeddingMigration> step) {
        Contents.Way way = contents.way;
        if (way != null) {
            contents.way = new Contents.Way(step.apply(way.migration()), way.removing());
        }
    }

    private static KeepsakeException conflict(String message) {
        return new KeepsakeException(ErrorCategory.CONFLICT, message);
    }
}
