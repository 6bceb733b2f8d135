package dev.keepsake.engine.edit;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Source;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Store;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The turns that nothing live cites once some memories are deleted. */
public final class OrphanedTurns {

    private OrphanedTurns() {}

    /** Turns that are cited by these memories and by no other. */
    public static Set<TurnId> of(Store store, ProjectId project, List<Memory> deleted) {
        Set<TurnId> turns = turnsOf(deleted);
        Set<MemoryId> gone = deleted.stream().map(Memory::id).collect(Collectors.toSet());
        List<Memory> staying = store.memories().citing(project, turns).stream()
                .filter(memory -> !gone.contains(memory.id()))
                .toList();
        Set<TurnId> orphaned = new HashSet<>(turns);
        orphaned.removeAll(turnsOf(staying));
        return orphaned;
    }

    /** Those of some turns that are in the indexes, in their order. */
    public static List<TurnId> indexed(Store store, ProjectId project, Collection<TurnId> turns) {
        List<EntryKey> keys = turns.stream().<EntryKey>map(EntryKey.OfTurn::new).toList();
        return store.log().entries(project, keys).stream()
                .map(entry -> ((EntryKey.OfTurn) entry.key()).id())
                .sorted()
                .toList();
    }

    static Set<TurnId> turnsOf(List<Memory> memories) {
        return memories.stream()
                .flatMap(memory -> memory.sources().stream())
                .map(Source::turn)
                .collect(Collectors.toSet());
    }
}
