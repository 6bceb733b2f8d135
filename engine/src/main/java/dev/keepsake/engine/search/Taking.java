package dev.keepsake.engine.search;

import dev.keepsake.api.Hit;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives the places of one search to hits, so that nothing is told twice as long as there is something that was not told yet. A
 * turn whose facts have told it, and a fact whose turns have been told, wait.
 */
final class Taking {

    private final Set<TurnId> told = new HashSet<>();
    private final Set<EntryKey> taken = new HashSet<>();
    private final List<Hit> waiting = new ArrayList<>();

    /**
     * The hit that takes a place, or null when nobody does for now.
     *
     * @param read what could be read of those who may take it
     */
    @Nullable
    Hit take(Place place, Map<EntryKey, Hit> read) {
        Hit own = read.get(place.ranked().key());
        if (own == null || taken.contains(place.ranked().key())) {
            return null;
        }
        Set<TurnId> turns = turns(own);
        if (!turns.isEmpty() && told.containsAll(turns)) {
            waiting.add(own);
            return null;
        }
        Hit shorter = shorter(place, own, read);
        if (shorter != null) {
            waiting.add(own);
        }
        Hit hit = shorter == null ? own : shorter;
        taken.add(HitReader.key(hit));
        told.addAll(turns(hit));
        return hit;
    }

    /** Those who only tell again what was told, in the order of their places. */
    List<Hit> waiting() {
        return waiting.stream()
                .filter(hit -> !taken.contains(HitReader.key(hit)))
                .toList();
    }

    /** A fact that says in fewer words what a turn says, with the score and the parts that the turn earned. */
    private @Nullable Hit shorter(Place place, Hit own, Map<EntryKey, Hit> read) {
        for (Ranked other : place.others()) {
            if (!taken.contains(other.key())
                    && own instanceof Hit.OfTurn turn
                    && read.get(other.key()) instanceof Hit.OfMemory fact
                    && fact.text().length() <= turn.text().length()) {
                return new Hit.OfMemory(
                        fact.memory(),
                        turn.score(),
                        turn.explanation().withStandsFor(turn.turn().id()));
            }
        }
        return null;
    }

    private static Set<TurnId> turns(Hit hit) {
        return switch (hit) {
            case Hit.OfMemory memory ->
                memory.memory().sources().stream().map(Source::turn).collect(Collectors.toSet());
            case Hit.OfTurn turn -> Set.of(turn.turn().id());
        };
    }
}
