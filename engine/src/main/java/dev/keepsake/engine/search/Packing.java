package dev.keepsake.engine.search;

import dev.keepsake.api.Hit;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.memory.Source;
import dev.keepsake.model.TokenCounter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses hits for a token budget: the best first, those whose turns are all told by others already after the others, and
 * past one that is too long the next that fits. Weighing scores against lengths was tried and finds less: short turns are
 * cheap because they say little.
 */
final class Packing {

    private final TokenCounter tokens;
    private final int budget;

    Packing(TokenCounter tokens, int budget) {
        this.tokens = tokens;
        this.budget = budget;
    }

    /**
     * What was chosen.
     *
     * @param hits best first
     * @param outside the hits that a larger budget would have had room for, with their tokens
     */
    record Packed(List<Hit> hits, Map<Hit, Integer> outside) {}

    /**
     * Packs hits.
     *
     * @param ranked best first
     * @param limit at most how many
     */
    Packed pack(List<Hit> ranked, int limit) {
        Set<TurnId> told = new HashSet<>();
        List<Hit> newTurns = new ArrayList<>();
        List<Hit> toldTurns = new ArrayList<>();
        for (Hit hit : ranked) {
            Set<TurnId> turns = turns(hit);
            boolean adds = turns.isEmpty() || !told.containsAll(turns);
            (adds ? newTurns : toldTurns).add(hit);
            told.addAll(turns);
        }
        Set<Hit> chosen = new HashSet<>();
        Map<Hit, Integer> outside = new LinkedHashMap<>();
        int left = budget;
        int place = 0;
        for (List<Hit> group : List.of(newTurns, toldTurns)) {
            for (Hit hit : group) {
                int needs = tokens.count(hit.text());
                if (chosen.size() < limit && needs <= left) {
                    chosen.add(hit);
                    left -= needs;
                } else if (place < limit) {
                    outside.put(hit, needs);
                }
                place++;
            }
        }
        return new Packed(ranked.stream().filter(chosen::contains).toList(), outside);
    }

    private static Set<TurnId> turns(Hit hit) {
        Set<TurnId> turns = new HashSet<>();
        switch (hit) {
            case Hit.OfMemory memory ->
                memory.memory().sources().stream().map(Source::turn).forEach(turns::add);
            case Hit.OfTurn turn -> turns.add(turn.turn().id());
        }
        return turns;
    }
}
