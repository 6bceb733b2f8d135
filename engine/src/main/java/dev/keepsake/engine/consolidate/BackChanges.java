package dev.keepsake.engine.consolidate;

import dev.keepsake.change.Change;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Slot;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Reversal;
import dev.keepsake.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What leads back from how an operation left its memories to how they were before. */
final class BackChanges {

    static final String UNDONE = "superseded again by an undo";

    private final Store store;
    private final ProjectId project;
    private final Instant now;
    private final Map<MemoryId, Way> ways = new LinkedHashMap<>();

    BackChanges(Store store, ProjectId project, Reversal reversal, Instant now) {
        this.store = store;
        this.project = project;
        this.now = now;
        for (Change change : reversal.changes()) {
            Memory after = change.after();
            Way known = ways.get(after.id());
            ways.put(after.id(), new Way(known == null ? before(change) : known.before(), after));
        }
    }

    /** The changes, or empty when some memory is no longer as the operation left it, or its place is taken. */
    Optional<List<Change>> changes() {
        Map<MemoryId, Memory> there = store.memories().get(project, ways.keySet()).stream()
                .collect(Collectors.toMap(Memory::id, Function.identity()));
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<MemoryId, Way> entry : ways.entrySet()) {
            Way way = entry.getValue();
            Memory found = there.get(entry.getKey());
            boolean deleted = way.after().lifecycle().state() == MemoryState.DELETED;
            if (deleted ? found != null : !way.after().equals(found)) {
                return Optional.empty();
            }
            if (way.before() != null && isTaken(way.before())) {
                return Optional.empty();
            }
            changes.addAll(back(way));
        }
        return Optional.of(changes);
    }

    private List<Change> back(Way way) {
        Memory was = way.before();
        Memory is = way.after();
        MemoryState state = is.lifecycle().state();
        if (was == null) {
            return state == MemoryState.DELETED
                    ? List.of()
                    : List.of(new Change.Deleted(
                            is, is.withLifecycle(is.lifecycle().deleted(now))));
        }
        boolean wasCurrent = was.lifecycle().state() == MemoryState.CURRENT;
        if (state == was.lifecycle().state()) {
            return List.of(new Change.Updated(is, was));
        }
        return wasCurrent
                ? List.of(new Change.Restored(is, was))
                : List.of(
                        new Change.Restored(
                                is, was.withLifecycle(was.lifecycle().restored(now))),
                        new Change.Superseded(was.withLifecycle(was.lifecycle().restored(now)), was, UNDONE));
    }

    /** Whether another memory answers the question of {@code before} differently now. */
    private boolean isTaken(Memory before) {
        Slot slot = before.slot();
        if (slot == null || slot.denies() || before.lifecycle().state() != MemoryState.CURRENT) {
            return false;
        }
        return store.memories().inSlots(project, before.scope(), List.of(slot.key())).stream()
                .filter(other -> other.lifecycle().state() == MemoryState.CURRENT && !ways.containsKey(other.id()))
                .anyMatch(other -> other.slot() != null && !other.slot().denies() && !slot.agreesWith(other.slot()));
    }

    private static @Nullable Memory before(Change change) {
        return switch (change) {
            case Change.Added added -> null;
            case Change.Updated(Memory before, Memory after) -> before;
            case Change.Superseded(Memory before, Memory after, String reason) -> before;
            case Change.Restored(Memory before, Memory after) -> before;
            case Change.Deleted(Memory before, Memory after) -> before;
            case Change.Unchanged(Memory after, String reason) -> after;
        };
    }

    /** A memory before and after the operation; before is null for one that the operation made. */
    private record Way(@Nullable Memory before, Memory after) {}
}
