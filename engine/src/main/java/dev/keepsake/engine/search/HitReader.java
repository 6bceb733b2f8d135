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
import java.time.Instant;
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

    /**
     * The best hits at or above the threshold. Where several signals agree on what is best, what says the same as a better
     * hit is left out; a recipe of one signal shows that signal's ranking as it is. Where facts and turns are both wanted, each
     * thing is told once, see {@link Place} and {@link Taking}; what tells it again comes after everything else.
     *
     * @param count at most how many
     */
    Found find(List<Ranked> ranked, int count) {
        List<Ranked> worth = ranked.stream()
                .filter(one -> one.score() >= request.threshold())
                .toList();
        boolean distinct = request.recipe().weights().size() > 1;
        boolean both = wants(EntryKind.MEMORY) && wants(EntryKind.TURN);
        List<Place> places = distinct && both ? Place.ofTurnsFirst(worth) : Place.each(worth);
        Collected collected = new Collected(count, distinct);
        Taking taking = new Taking();
        for (int from = 0; from < places.size() && !collected.isFull(); from += count) {
            List<Place> portion = places.subList(from, Math.min(places.size(), from + count));
            Map<EntryKey, Hit> read = read(portion);
            for (Place place : portion) {
                collected.offer(
                        distinct && both
                                ? taking.take(place, read)
                                : read.get(place.ranked().key()));
            }
        }
        taking.waiting().forEach(collected::offer);
        return collected.found();
    }

    /** The hits so far. */
    private static final class Collected {

        private final int count;
        private final boolean distinct;
        private final Duplicates duplicates = new Duplicates();
        private final List<Hit> hits = new ArrayList<>();
        private final Map<EntryKey, EntryKey> same = new HashMap<>();

        Collected(int count, boolean distinct) {
            this.count = count;
            this.distinct = distinct;
        }

        boolean isFull() {
            return hits.size() >= count;
        }

        /** Takes a hit, unless there are enough or it says what a better one says. */
        void offer(@Nullable Hit hit) {
            if (hit == null || isFull()) {
                return;
            }
            EntryKey better = distinct ? duplicates.take(key(hit), hit) : null;
            if (better == null) {
                hits.add(hit);
            } else {
                same.put(key(hit), better);
            }
        }

        Found found() {
            return new Found(hits, same);
        }
    }

    /**
     * What was read.
     *
     * @param hits best first
     * @param duplicates what says the same as a better hit, with the key of that
     */
    record Found(List<Hit> hits, Map<EntryKey, EntryKey> duplicates) {}

    static EntryKey key(Hit hit) {
        return switch (hit) {
            case Hit.OfMemory memory -> new EntryKey.OfMemory(memory.memory().id());
            case Hit.OfTurn turn -> new EntryKey.OfTurn(turn.turn().id());
        };
    }

    /** What the store still has of everybody who may take one of the places. */
    private Map<EntryKey, Hit> read(List<Place> portion) {
        List<Ranked> all = portion.stream().flatMap(Place::all).distinct().toList();
        Map<MemoryId, Memory> memories = memories(all);
        Map<TurnId, Turn> turns = turns(all, memories);
        Map<EntryKey, Hit> hits = new HashMap<>();
        for (Ranked ranked : all) {
            Hit hit = switch (ranked.key()) {
                case EntryKey.OfMemory(MemoryId id) -> hit(ranked, memories.get(id), turns);
                case EntryKey.OfTurn(TurnId id) -> hit(ranked, turns.get(id));
            };
            if (hit != null) {
                hits.put(ranked.key(), hit);
            }
        }
        return hits;
    }

    private @Nullable Hit hit(Ranked ranked, @Nullable Memory memory, Map<TurnId, Turn> turns) {
        if (memory == null) {
            return null;
        }
        if (wants(EntryKind.MEMORY)) {
            return new Hit.OfMemory(memory, ranked.score(), ranked.explanation());
        }
        return isTurn(memory)
                ? hit(ranked, turns.get(memory.sources().getFirst().turn()))
                : null;
    }

    private @Nullable Hit hit(Ranked ranked, @Nullable Turn turn) {
        return turn != null && wants(EntryKind.TURN)
                ? new Hit.OfTurn(turn, ranked.score(), ranked.explanation())
                : null;
    }

    private Map<MemoryId, Memory> memories(List<Ranked> portion) {
        List<MemoryId> ids = new ArrayList<>();
        for (Ranked ranked : portion) {
            if (ranked.key() instanceof EntryKey.OfMemory(MemoryId id)) {
                ids.add(id);
            }
        }
        Instant knownAt = selection.visibility().knownAt();
        List<Memory> read = knownAt == null
                ? store.memories().get(selection.project(), ids)
                : store.memories().asKnown(selection.project(), ids, knownAt);
        return read.stream()
                .filter(memory -> selection.includes(selection.project(), Facets.of(memory)))
                .collect(Collectors.toMap(Memory::id, Function.identity()));
    }

    private Map<TurnId, Turn> turns(List<Ranked> portion, Map<MemoryId, Memory> memories) {
        if (!wants(EntryKind.TURN)) {
            return Map.of();
        }
        List<TurnId> ids = new ArrayList<>();
        for (Ranked ranked : portion) {
            if (ranked.key() instanceof EntryKey.OfTurn(TurnId id)) {
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
