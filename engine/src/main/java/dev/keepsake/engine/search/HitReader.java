package dev.keepsake.engine.search;

import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Selection;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns ranked entries into hits, read from the store: the index only proposes, and what the store no longer has or the
 * selection no longer includes is passed over. Reads portion by portion, best first, until there are enough.
 */
final class HitReader {

    private final Store store;
    private final Selection selection;
    private final SearchRequest request;

    HitReader(Store store, Selection selection, SearchRequest request) {
        this.store = store;
        this.selection = selection;
        this.request = request;
    }

    List<Hit> hits(List<Fusion.Fused> ranked) {
        List<Fusion.Fused> worth = ranked.stream()
                .filter(fused -> fused.score() >= request.threshold())
                .toList();
        List<Hit> hits = new ArrayList<>();
        for (int from = 0; from < worth.size() && hits.size() < request.limit(); from += request.limit()) {
            hits.addAll(read(worth.subList(from, Math.min(worth.size(), from + request.limit()))));
        }
        return hits.subList(0, Math.min(hits.size(), request.limit()));
    }

    private List<Hit> read(List<Fusion.Fused> portion) {
        Map<MemoryId, Memory> memories = memories(portion);
        Map<TurnId, Turn> turns = turns(portion, memories);
        List<Hit> hits = new ArrayList<>();
        for (Fusion.Fused fused : portion) {
            Hit hit = switch (fused.key()) {
                case EntryKey.OfMemory(MemoryId id) -> hit(fused, memories.get(id), turns);
                case EntryKey.OfTurn(TurnId id) -> hit(fused, turns.get(id));
            };
            if (hit != null) {
                hits.add(hit);
            }
        }
        return hits;
    }

    private @Nullable Hit hit(Fusion.Fused fused, @Nullable Memory memory, Map<TurnId, Turn> turns) {
        if (memory == null) {
            return null;
        }
        if (wants(EntryKind.MEMORY)) {
            return new Hit.OfMemory(memory, fused.score(), fused.explanation());
        }
        return isTurn(memory) ? hit(fused, turns.get(memory.sources().getFirst().turn())) : null;
    }

    private @Nullable Hit hit(Fusion.Fused fused, @Nullable Turn turn) {
        return turn != null && wants(EntryKind.TURN) ? new Hit.OfTurn(turn, fused.score(), fused.explanation()) : null;
    }

    private Map<MemoryId, Memory> memories(List<Fusion.Fused> portion) {
        List<MemoryId> ids = new ArrayList<>();
        for (Fusion.Fused fused : portion) {
            if (fused.key() instanceof EntryKey.OfMemory(MemoryId id)) {
                ids.add(id);
            }
        }
        return store.memories().get(selection.project(), ids).stream()
                .filter(memory -> selection.includes(selection.project(), Facets.of(memory)))
                .collect(Collectors.toMap(Memory::id, Function.identity()));
    }

    private Map<TurnId, Turn> turns(List<Fusion.Fused> portion, Map<MemoryId, Memory> memories) {
        if (!wants(EntryKind.TURN)) {
            return Map.of();
        }
        List<TurnId> ids = new ArrayList<>();
        for (Fusion.Fused fused : portion) {
            if (fused.key() instanceof EntryKey.OfTurn(TurnId id)) {
                ids.add(id);
            }
        }
        memories.values().stream()
                .filter(HitReader::isTurn)
                .forEach(memory -> ids.add(memory.sources().getFirst().turn()));
        Map<TurnId, Turn> turns = new HashMap<>();
        store.episodes().turns(selection.project(), ids).forEach(turn -> turns.put(turn.id(), turn));
        return turns;
    }

    private boolean wants(EntryKind kind) {
        return request.returning().contains(kind);
    }

    private static boolean isTurn(Memory memory) {
        return memory.kind() == MemoryKind.VERBATIM && !memory.sources().isEmpty();
    }
}
