package dev.keepsake.testkit.reference;

import dev.keepsake.change.HistoryEntry;
import dev.keepsake.change.Past;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Selection;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.store.MemoryCount;
import dev.keepsake.store.MemoryStore;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Quarantined;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class InMemoryMemories implements MemoryStore {

    private static final Comparator<Memory> NEWEST_FIRST = Comparator.comparing(
                    (Memory memory) -> memory.lifecycle().createdAt())
            .thenComparing(Memory::id)
            .reversed();

    private final Contents contents;

    InMemoryMemories(Contents contents) {
        this.contents = contents;
    }

    @Override
    public List<Memory> get(ProjectId project, Collection<MemoryId> ids) {
        synchronized (contents) {
            ProjectContents known = contents.read(project);
            return ids.stream()
                    .map(known.memories::get)
                    .filter(Objects::nonNull)
                    .filter(memory -> memory.lifecycle().state() != MemoryState.DELETED)
                    .toList();
        }
    }

    @Override
    public List<Memory> asKnown(ProjectId project, Collection<MemoryId> ids, Instant moment) {
        synchronized (contents) {
            ProjectContents known = contents.read(project);
            return ids.stream()
                    .map(known.memories::get)
                    .filter(Objects::nonNull)
                    .flatMap(memory -> asKnown(known, memory, moment))
                    .toList();
        }
    }

    private static Stream<Memory> asKnown(ProjectContents known, Memory memory, Instant moment) {
        return Stream.ofNullable(Past.of(memory, known.history.getOrDefault(memory.id(), List.of()), moment));
    }

    @Override
    public Page<Memory> list(Selection selection, PageRequest page) {
        synchronized (contents) {
            ProjectContents known = contents.read(selection.project());
            Instant moment = selection.visibility().knownAt();
            return page(
                    known.memories.values().stream()
                            .flatMap(memory -> moment == null ? Stream.of(memory) : asKnown(known, memory, moment))
                            .filter(memory -> selection.includes(selection.project(), Facets.of(memory)))
                            .sorted(NEWEST_FIRST)
                            .toList(),
                    page);
        }
    }

    @Override
    public List<HistoryEntry> history(ProjectId project, MemoryId id) {
        synchronized (contents) {
            return List.copyOf(contents.read(project).history.getOrDefault(id, List.of()));
        }
    }

    @Override
    public Page<ScopeOwner> owners(ProjectId project, PageRequest page) {
        synchronized (contents) {
            List<ScopeOwner> owners = new ArrayList<>();
            for (ScopeField field : ScopeField.values()) {
                Map<String, ScopeOwner> byId = new TreeMap<>();
                current(project).forEach(memory -> {
                    String id = memory.scope().id(field);
                    if (id != null) {
                        byId.merge(id, alone(field, id, memory.lifecycle()), InMemoryMemories::together);
                    }
                });
                owners.addAll(byId.values());
            }
            return page(owners, page);
        }
    }

    private static ScopeOwner alone(ScopeField field, String id, Lifecycle lifecycle) {
        return new ScopeOwner(field, id, 1, lifecycle.createdAt(), lifecycle.updatedAt());
    }

    private static ScopeOwner together(ScopeOwner one, ScopeOwner other) {
        Instant first = one.createdAt().isBefore(other.createdAt()) ? one.createdAt() : other.createdAt();
        Instant last = one.updatedAt().isAfter(other.updatedAt()) ? one.updatedAt() : other.updatedAt();
        return new ScopeOwner(one.field(), one.id(), one.memories() + other.memories(), first, last);
    }

    @Override
    public Page<Scope> scopes(ProjectId project, Scope within, PageRequest page) {
        synchronized (contents) {
            ProjectContents known = contents.read(project);
            List<Scope> scopes = Stream.concat(
                            known.memories.values().stream()
                                    .filter(memory -> memory.lifecycle().state() != MemoryState.DELETED)
                                    .map(Memory::scope),
                            known.quarantined.values().stream().map(Quarantined::scope))
                    .filter(within::covers)
                    .distinct()
                    .sorted(Comparator.comparing(Scope::canonical))
                    .toList();
            return page(scopes, page);
        }
    }

    @Override
    public List<Memory> withText(ProjectId project, Scope scope, Collection<String> texts) {
        synchronized (contents) {
            return current(project)
                    .filter(memory -> memory.scope().equals(scope) && texts.contains(memory.text()))
                    .sorted(NEWEST_FIRST)
                    .toList();
        }
    }

    @Override
    public List<Memory> inSlots(ProjectId project, Scope scope, Collection<String> keys) {
        synchronized (contents) {
            return contents.read(project).memories.values().stream()
                    .filter(memory -> memory.lifecycle().state() != MemoryState.DELETED)
                    .filter(memory -> memory.scope().equals(scope))
                    .filter(memory ->
                            memory.slot() != null && keys.contains(memory.slot().key()))
                    .sorted(NEWEST_FIRST)
                    .toList();
        }
    }

    @Override
    public List<MemoryCount> everyCount() {
        synchronized (contents) {
            Map<MemoryKind, Map<MemoryState, Long>> counts = contents.everMet.stream()
                    .flatMap(project -> contents.read(project).memories.values().stream())
                    .filter(memory -> memory.lifecycle().state() != MemoryState.DELETED)
                    .collect(Collectors.groupingBy(
                            Memory::kind,
                            () -> new TreeMap<>(Comparator.comparing(MemoryKind::name)),
                            Collectors.groupingBy(
                                    memory -> memory.lifecycle().state(),
                                    () -> new TreeMap<>(Comparator.comparing(MemoryState::name)),
                                    Collectors.counting())));
            List<MemoryCount> all = new ArrayList<>();
            counts.forEach(
                    (kind, states) -> states.forEach((state, count) -> all.add(new MemoryCount(kind, state, count))));
            return all;
        }
    }

    @Override
    public List<Memory> citing(ProjectId project, Collection<TurnId> turns) {
        synchronized (contents) {
            return contents.read(project).memories.values().stream()
                    .filter(memory -> memory.lifecycle().state() != MemoryState.DELETED)
                    .filter(memory -> memory.sources().stream().anyMatch(source -> turns.contains(source.turn())))
                    .sorted(NEWEST_FIRST)
                    .toList();
        }
    }

    private Stream<Memory> current(ProjectId project) {
        return contents.read(project).memories.values().stream()
                .filter(memory -> memory.lifecycle().state() == MemoryState.CURRENT);
    }

    private static <T> Page<T> page(List<T> all, PageRequest page) {
        List<T> items = all.stream().skip(page.offset()).limit(page.size()).toList();
        return new Page<>(items, all.size());
    }
}
