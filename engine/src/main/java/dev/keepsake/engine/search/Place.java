package dev.keepsake.engine.search;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.EntryKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A place among the hits, and who may take it.
 *
 * @param ranked the entry that earned it
 * @param others facts that were read from the turn that earned it, best first; one that says it in fewer words takes the place
 */
record Place(Ranked ranked, List<Ranked> others) {

    /** A place for each entry. */
    static List<Place> each(List<Ranked> ranking) {
        return ranking.stream().map(ranked -> new Place(ranked, List.of())).toList();
    }

    /**
     * The places where facts and turns are both to be returned. Evidence is found best in the order of turns, so it is turns that
     * earn places; facts that were read from none of them earn their own, and the others come last.
     */
    static List<Place> ofTurnsFirst(List<Ranked> ranking) {
        Map<TurnId, List<Ranked>> facts = new HashMap<>();
        Set<TurnId> turns = new HashSet<>();
        for (Ranked ranked : ranking) {
            switch (ranked.key()) {
                case EntryKey.OfMemory memory ->
                    ranked.circumstances()
                            .origins()
                            .forEach(turn -> facts.computeIfAbsent(turn, key -> new ArrayList<>(2))
                                    .add(ranked));
                case EntryKey.OfTurn(TurnId turn) -> turns.add(turn);
            }
        }
        List<Place> places = new ArrayList<>();
        List<Place> last = new ArrayList<>();
        for (Ranked ranked : ranking) {
            switch (ranked.key()) {
                case EntryKey.OfTurn(TurnId turn) -> places.add(new Place(ranked, facts.getOrDefault(turn, List.of())));
                case EntryKey.OfMemory memory -> {
                    boolean toldByTurns =
                            ranked.circumstances().origins().stream().anyMatch(turns::contains);
                    (toldByTurns ? last : places).add(new Place(ranked, List.of()));
                }
            }
        }
        places.addAll(last);
        return places;
    }

    /** Everybody who may take it. */
    Stream<Ranked> all() {
        return Stream.concat(Stream.of(ranked), others.stream());
    }
}
