package dev.keepsake.engine.consolidate;

import dev.keepsake.filter.Visibility;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Store;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a scope holds, read at one version of it.
 *
 * @param project the tenant
 * @param scope exactly this one
 * @param version its version, read before everything else
 * @param now the moment of the changes to be made
 * @param settings how the project wants to be treated
 * @param memories current and superseded ones, oldest first
 * @param entries what the indexes hold of them
 * @param held facts that are held back
 */
record ScopeReading(
        ProjectId project,
        Scope scope,
        long version,
        Instant now,
        ProjectSettings settings,
        List<Memory> memories,
        Map<MemoryId, IndexEntry> entries,
        List<Quarantined> held) {

    private static final PageRequest EVERYTHING = PageRequest.first(Integer.MAX_VALUE);

    static ScopeReading of(Store store, ProjectId project, Scope scope, Instant now) {
        long version = store.plans().version(project, scope);
        List<Memory> memories = store
                .memories()
                .list(ExactScope.of(project, scope, new Visibility(true, true, now)), EVERYTHING)
                .items()
                .stream()
                .sorted(Comparator.comparing(
                                (Memory memory) -> memory.lifecycle().createdAt())
                        .thenComparing(Memory::id))
                .toList();
        List<Quarantined> held = store.quarantine().list(project, scope, EVERYTHING).items().stream()
                .filter(fact -> fact.scope().equals(scope))
                .toList();
        return new ScopeReading(
                project,
                scope,
                version,
                now,
                store.settings().of(project),
                memories,
                entries(store, project, memories),
                held);
    }

    private static Map<MemoryId, IndexEntry> entries(Store store, ProjectId project, List<Memory> memories) {
        List<EntryKey> keys = memories.stream()
                .<EntryKey>map(memory -> new EntryKey.OfMemory(memory.id()))
                .toList();
        Map<MemoryId, IndexEntry> entries = new HashMap<>();
        for (IndexEntry entry : store.log().entries(project, keys)) {
            if (entry.key() instanceof EntryKey.OfMemory(MemoryId id)) {
                entries.put(id, entry);
            }
        }
        return entries;
    }
}
