package dev.keepsake.engine.verify;

import dev.keepsake.change.ChangeKind;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.entity.Entity;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.graph.Relation;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Projection;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Slot;
import dev.keepsake.memory.Source;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks on a store at rest what must always hold: every memory and every indexed turn is in the index exactly once and
 * nothing else is; every history chain is whole and ends in the memory's text and state; every source exists and lies inside
 * its turn; every entity is named by a memory or turn; every relation is of a memory and
 * between entities of its scope; no slot has two current values; every unfinished add has its job, and every job its add. A violation names ids, never anybody's text.
 */
public final class InvariantChecker {

    private static final int PAGE = 1_000;

    private final Store store;
    private final Projection projection;

    public InvariantChecker(Store store, Projection projection) {
        this.store = store;
        this.projection = projection;
    }

    /** What does not hold; empty when everything does. */
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        Set<EntryKey> expected = new HashSet<>();
        for (ProjectId project : store.everyProject()) {
            checkMemories(project, expected, violations);
            checkEntities(project, violations);
            checkRelations(project, expected, violations);
            JobCheck.of(store, project, violations);
            store.episodes().indexed(everythingIn(project)).forEach(turn -> expected.add(new EntryKey.OfTurn(turn)));
        }
        checkIndex(expected, violations);
        return violations;
    }

    private void checkMemories(ProjectId project, Set<EntryKey> expected, List<String> violations) {
        List<Memory> page;
        Map<Held, Memory> held = new HashMap<>();
        int number = 1;
        do {
            page = store.memories()
                    .list(everythingIn(project), new PageRequest(number++, PAGE))
                    .items();
            Map<TurnId, Turn> turns = turnsOf(project, page);
            for (Memory memory : page) {
                if (!expected.add(new EntryKey.OfMemory(memory.id()))) {
                    violations.add("Memory " + memory.id() + " is listed twice");
                }
                checkHistory(project, memory, violations);
                checkSources(memory, turns, violations);
                checkSlot(memory, held, violations);
            }
        } while (page.size() == PAGE);
    }

    private void checkEntities(ProjectId project, List<String> violations) {
        List<Entity> page;
        int number = 1;
        do {
            page = store.entities()
                    .list(project, new PageRequest(number++, PAGE))
                    .items();
            long unnamed =
                    page.stream().filter(entity -> entity.mentions() == 0).count();
            if (unnamed > 0) {
                violations.add("Project " + project + " has " + unnamed + " entities that no memory or turn names");
            }
        } while (page.size() == PAGE);
    }

    private void checkRelations(ProjectId project, Set<EntryKey> memories, List<String> violations) {
        Map<Scope, Set<String>> entities = new HashMap<>();
        List<Relation> page;
        long offset = 0;
        do {
            page = store.graph().list(everythingIn(project), offset, PAGE);
            if (offset == 0 && !page.isEmpty()) {
                entities.putAll(entities(project));
            }
            for (Relation relation : page) {
                if (!memories.contains(new EntryKey.OfMemory(relation.memory()))) {
                    violations.add("A relation is of the memory " + relation.memory() + ", which does not exist");
                }
                Set<String> known = entities.getOrDefault(relation.scope(), Set.of());
                if (!known.contains(relation.subject()) || !known.contains(relation.object())) {
                    violations.add("A relation of the memory " + relation.memory() + " has an end that is no entity");
                }
            }
            offset += page.size();
        } while (page.size() == PAGE);
    }

    private Map<Scope, Set<String>> entities(ProjectId project) {
        Map<Scope, Set<String>> entities = new HashMap<>();
        List<Entity> page;
        int number = 1;
        do {
            page = store.entities()
                    .list(project, new PageRequest(number++, PAGE))
                    .items();
            page.forEach(entity -> entities.computeIfAbsent(entity.scope(), first -> new HashSet<>())
                    .add(entity.canonical()));
        } while (page.size() == PAGE);
        return entities;
    }

    private Map<TurnId, Turn> turnsOf(ProjectId project, List<Memory> memories) {
        Set<TurnId> ids = memories.stream()
                .flatMap(memory -> memory.sources().stream())
                .map(Source::turn)
                .collect(Collectors.toSet());
        return store.episodes().turns(project, ids).stream().collect(Collectors.toMap(Turn::id, Function.identity()));
    }

    /** A superseded memory may be corrected and stays superseded. */
    private static boolean endsSuperseded(List<HistoryEntry> chain) {
        boolean superseded = false;
        for (HistoryEntry entry : chain) {
            superseded = switch (entry.kind()) {
                case SUPERSEDED -> true;
                case RESTORED, DELETED -> false;
                case ADDED, UPDATED, UNCHANGED -> superseded;
            };
        }
        return superseded;
    }

    private void checkHistory(ProjectId project, Memory memory, List<String> violations) {
        List<HistoryEntry> chain = store.memories().history(project, memory.id());
        if (chain.isEmpty()) {
            violations.add("Memory " + memory.id() + " has no history");
            return;
        }
        for (int place = 0; place < chain.size(); place++) {
            if (chain.get(place).sequence() != place) {
                violations.add("The history of memory " + memory.id() + " has a gap at " + place);
            }
        }
        HistoryEntry last = chain.getLast();
        if (!memory.text().equals(last.newText())) {
            violations.add("The history of memory " + memory.id() + " does not end in its text");
        }
        if (endsSuperseded(chain) != (memory.lifecycle().state() == MemoryState.SUPERSEDED)
                || last.kind() == ChangeKind.DELETED) {
            violations.add("The history of memory " + memory.id() + " ends in " + last.kind() + " but the memory is "
                    + memory.lifecycle().state());
        }
    }

    /** Memories that agree may hold a slot together, and a denial stands beside any value. */
    private static void checkSlot(Memory memory, Map<Held, Memory> held, List<String> violations) {
        Slot slot = memory.slot();
        if (slot == null || slot.denies() || memory.lifecycle().state() != MemoryState.CURRENT) {
            return;
        }
        Memory other = held.putIfAbsent(new Held(memory.scope(), slot.key()), memory);
        if (other != null && other.slot() != null && !slot.agreesWith(other.slot())) {
            violations.add(
                    "Memories " + memory.id() + " and " + other.id() + " hold the same slot with different values");
        }
    }

    /** A slot of a scope. */
    private record Held(Scope scope, String key) {}

    private static void checkSources(Memory memory, Map<TurnId, Turn> turns, List<String> violations) {
        for (Source source : memory.sources()) {
            Turn turn = turns.get(source.turn());
            if (turn == null) {
                violations.add("Memory " + memory.id() + " names the turn " + source.turn() + ", which does not exist");
            } else if (source.span().end() > turn.text().length()) {
                violations.add("Memory " + memory.id() + " names characters beyond the end of turn " + source.turn());
            }
        }
    }

    private void checkIndex(Set<EntryKey> expected, List<String> violations) {
        Map<EntryKey, Integer> census = new HashMap<>(projection.censusOfEveryProject());
        for (EntryKey key : expected) {
            int found = census.getOrDefault(key, 0);
            census.remove(key);
            if (found != 1) {
                violations.add("The entry " + key.text() + " is in the index " + found + " times instead of once");
            }
        }
        census.keySet().forEach(key -> violations.add("The index holds " + key.text() + ", which the store does not"));
    }

    private static Selection everythingIn(ProjectId project) {
        return new Selection(project, Scope.ANY, Filter.all(), new Visibility(true, true, Instant.EPOCH));
    }
}
