package dev.keepsake.engine.edit;

import dev.keepsake.change.Change;
import dev.keepsake.engine.write.Writer;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Slot;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The verb {@code restore}: undoes a supersession. The restored memory has its slot to itself again: what had replaced it
 * stays current but gives the slot up, so that the next change of the slot replaces the memory whose place is certain.
 */
public final class Restoring {

    private final Store store;
    private final Writer writer;
    private final Clock clock;

    public Restoring(Store store, Writer writer, Clock clock) {
        this.store = store;
        this.writer = writer;
        this.clock = clock;
    }

    public Memory restore(ProjectId project, MemoryId id) {
        Memory found = Updating.find(store, project, id);
        if (found.lifecycle().state() == MemoryState.CURRENT) {
            return found;
        }
        writer.write(() -> plan(project, id, found.scope()));
        return Updating.find(store, project, id);
    }

    private Plan plan(ProjectId project, MemoryId id, Scope scope) {
        Map<Scope, Long> versions = writer.versions(project, List.of(scope));
        Memory before = Updating.find(store, project, id);
        Instant now = clock.instant();
        List<Change> changes = new ArrayList<>();
        if (before.lifecycle().state() == MemoryState.SUPERSEDED) {
            rivals(project, before).forEach(rival -> changes.add(new Change.Updated(rival, withoutSlot(rival, now))));
            changes.add(new Change.Restored(
                    before, before.withLifecycle(before.lifecycle().restored(now))));
        }
        return new Plan(project, now, changes, Map.of(), List.of(), versions, null);
    }

    private List<Memory> rivals(ProjectId project, Memory memory) {
        Slot slot = memory.slot();
        if (slot == null) {
            return List.of();
        }
        return store.memories().inSlots(project, memory.scope(), List.of(slot.key())).stream()
                .filter(other -> other.lifecycle().state() == MemoryState.CURRENT)
                .filter(other -> other.slot() != null && !slot.agreesWith(other.slot()))
                .toList();
    }

    private static Memory withoutSlot(Memory memory, Instant now) {
        return memory.withSlot(null)
                .withLifecycle(
                        memory.lifecycle().updated(now, memory.lifecycle().expiresOn()));
    }
}
