package dev.keepsake.engine.add;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Fact;
import dev.keepsake.store.Store;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The turns of an episode that came before in its scope.
 *
 * @param turns by each of them, the turn that carries it
 */
record Earlier(Map<TurnId, TurnId> turns) {

    static Earlier of(Store store, Episode episode) {
        List<String> identities = episode.turns().stream().map(Turn::identity).toList();
        Map<String, TurnId> before = store.episodes().known(episode.project(), episode.scope(), identities);
        Map<TurnId, TurnId> earlier = new LinkedHashMap<>();
        for (Turn turn : episode.turns()) {
            TurnId known = before.get(turn.identity());
            if (known != null && !known.equals(turn.id())) {
                earlier.put(turn.id(), known);
            }
        }
        return new Earlier(earlier);
    }

    /** As if all but these turns of an episode had come before, each carried by itself. */
    static Earlier allBut(Episode episode, Set<TurnId> some) {
        Map<TurnId, TurnId> others = new LinkedHashMap<>();
        for (Turn turn : episode.turns()) {
            if (!some.contains(turn.id())) {
                others.put(turn.id(), turn.id());
            }
        }
        return new Earlier(others);
    }

    Set<TurnId> ids() {
        return turns.keySet();
    }

    /** The turns that carried them then. */
    Collection<TurnId> carriers() {
        return turns.values();
    }

    boolean includes(TurnId turn) {
        return turns.containsKey(turn);
    }

    /** Whether every message this fact was read from came before. */
    boolean hasAllOf(Fact fact) {
        return fact.sources().stream().allMatch(source -> includes(source.turn()));
    }

    /** Whether nothing in the episode is new. */
    boolean hasAllOf(Episode episode) {
        return turns.size() == episode.turns().size();
    }
}
