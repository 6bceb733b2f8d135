package dev.keepsake.engine.consolidate;

import dev.keepsake.api.Consolidation;
import dev.keepsake.change.Change;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.model.ModelUse;
import dev.keepsake.store.Quarantined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A scope as the steps of a consolidation leave it, what they changed to get there, and what they have to say. For one thread. */
final class Draft {

    private final ScopeReading reading;
    private final Map<MemoryId, Memory> memories = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<MemoryId, Features> added = new LinkedHashMap<>();
    private final List<Quarantined> dismissed = new ArrayList<>();
    private final List<Consolidation.Finding> findings = new ArrayList<>();
    private final ModelReplies replies;

    Draft(ScopeReading reading, ModelReplies replies) {
        this.reading = reading;
        this.replies = replies;
        reading.memories().forEach(memory -> memories.put(memory.id(), memory));
    }

    ScopeReading reading() {
        return reading;
    }

    /** The memories that are not deleted, oldest first, those that were added last. */
    List<Memory> live() {
        return memories.values().stream()
                .filter(memory -> memory.lifecycle().state() != MemoryState.DELETED)
                .toList();
    }

    /** The current memories of one kind that reads return today. */
    List<Memory> current(MemoryKind kind) {
        return memories.values().stream()
                .filter(memory -> memory.kind() == kind && memory.lifecycle().state() == MemoryState.CURRENT)
                .filter(memory -> !memory.lifecycle().expiredAt(reading.now()))
                .toList();
    }

    /** What else was read from a memory. */
    Features features(Memory memory) {
        Features read = added.get(memory.id());
        IndexEntry entry = reading.entries().get(memory.id());
        return read != null ? read : entry == null ? Features.NONE : entry.features();
    }

    /** Whether a step of this draft has made it. */
    boolean isNew(Memory memory) {
        return added.containsKey(memory.id());
    }

    /** What the indexes hold of a memory, or null for one that is new. */
    @Nullable
    IndexEntry entry(Memory memory) {
        return reading.entries().get(memory.id());
    }

    void add(Memory memory, Features features) {
        added.put(memory.id(), features);
        apply(new Change.Added(memory));
    }

    void update(Memory after) {
        apply(new Change.Updated(before(after), after));
    }

    /** Closes a memory that another one replaces. */
    void supersede(Memory memory, Memory by, String reason) {
        Memory after = memory.withLifecycle(memory.lifecycle()
                .superseded(reading.now(), by.lifecycle().validity().from(), by.id()));
        apply(new Change.Superseded(memory, after, reason));
    }

    /** Deletes a memory and every page that was made of it, on which its text would live on. */
    void delete(Memory memory) {
        Memory after = memory.withLifecycle(memory.lifecycle().deleted(reading.now()));
        apply(new Change.Deleted(memory, after));
        Link made = new Link(Link.Kind.MADE_FROM, memory.id());
        live().stream()
                .filter(page ->
                        page.kind() == MemoryKind.SUMMARY && page.links().contains(made))
                .forEach(this::delete);
    }

    void dismiss(Quarantined held) {
        dismissed.add(held);
    }

    void report(Consolidation.Finding finding) {
        findings.add(finding);
    }

    /** The chat model, if there is one. */
    ModelReplies replies() {
        return replies;
    }

    private Memory before(Memory after) {
        return Objects.requireNonNull(memories.get(after.id()), "only a known memory is changed");
    }

    private void apply(Change change) {
        memories.put(change.after().id(), change.after());
        changes.add(change);
    }

    boolean changesNothing() {
        return changes.isEmpty() && dismissed.isEmpty();
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    /** What was read from the memories that are new. */
    Map<MemoryId, Features> added() {
        return Map.copyOf(added);
    }

    List<Quarantined> dismissed() {
        return List.copyOf(dismissed);
    }

    List<Consolidation.Finding> findings() {
        return List.copyOf(findings);
    }

    List<ModelUse> used() {
        return replies.used();
    }
}
