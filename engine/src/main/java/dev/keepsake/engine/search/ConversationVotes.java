package dev.keepsake.engine.search;

import dev.keepsake.api.Signal;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.StructureIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets entries that stand together in a conversation vote for each other: turns for the turns beside them, because an answer
 * follows its question, and turns and the facts that came from them for each other, because they say the same in other words.
 */
final class ConversationVotes {

    /** What a vote counts at each distance; beyond that the talk has moved on. */
    private static final double[] BY_DISTANCE = {0.25, 0.1};

    /** How many of the best have their surroundings looked up, where no signal proposed them. */
    private static final int LOOKED_AROUND = 50;

    private final StructureIndex index;

    ConversationVotes(StructureIndex index) {
        this.index = index;
    }

    void cast(Tally tally, CandidateQuery query) {
        if (!tally.asks(Signal.NEIGHBOURS) && !tally.asks(Signal.SOURCES)) {
            return;
        }
        Places places = new Places();
        tally.rows().forEach(row -> places.put(row, tally.mean(row, Fusion.CONTENT)));
        Set<TurnId> missing = missing(places);
        if (!missing.isEmpty()) {
            for (Candidate candidate : at(missing, query)) {
                places.put(tally.row(candidate), 0);
            }
        }
        places.vote(tally);
    }

    /** Nothing when the time is up: a signal that was late has used it, and the others' candidates are still worth returning. */
    private List<Candidate> at(Set<TurnId> turns, CandidateQuery query) {
        try {
            return index.at(query, turns);
        } catch (KeepsakeException failure) {
            if (failure.category() == ErrorCategory.DEADLINE_EXCEEDED) {
                return List.of();
            }
            throw failure;
        }
    }

    /** Places around the best that no candidate stands at, and their own, where the other half of a pair may stand. */
    private static Set<TurnId> missing(Places places) {
        Set<TurnId> missing = new HashSet<>();
        places.best(LOOKED_AROUND).forEach(turn -> {
            missing.add(turn);
            for (int distance = 1; distance <= BY_DISTANCE.length; distance++) {
                for (TurnId beside : List.of(at(turn, -distance), at(turn, distance))) {
                    if (beside.ordinal() >= 0 && !places.isTaken(beside)) {
                        missing.add(beside);
                    }
                }
            }
        });
        return missing;
    }

    private static TurnId at(TurnId turn, int distance) {
        return new TurnId(turn.episode(), turn.ordinal() + distance);
    }

    /** Who stands where, and how well each answers by itself. */
    private static final class Places {

        private record Standing(Tally.Row row, double answers) {}

        private final Map<TurnId, List<Standing>> standing = new HashMap<>();
        private final Map<Tally.Row, Double> known = new HashMap<>();

        void put(Tally.Row row, double answers) {
            if (known.putIfAbsent(row, answers) == null) {
                for (TurnId turn : row.circumstances().origins()) {
                    standing.computeIfAbsent(turn, key -> new ArrayList<>(2)).add(new Standing(row, answers));
                }
            }
        }

        boolean isTaken(TurnId turn) {
            return standing.containsKey(turn);
        }

        List<TurnId> best(int count) {
            Map<TurnId, Double> each = new HashMap<>();
            standing.keySet().forEach(turn -> each.put(turn, best(turn, null)));
            return each.entrySet().stream()
                    .sorted(Map.Entry.<TurnId, Double>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(count)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        void vote(Tally tally) {
            boolean beside = false;
            boolean same = false;
            for (Tally.Row row : known.keySet()) {
                double neighbours = 0;
                double sources = 0;
                for (TurnId turn : row.circumstances().origins()) {
                    neighbours = Math.max(neighbours, around(turn));
                    sources = Math.max(sources, best(turn, row));
                }
                row.give(Signal.NEIGHBOURS, neighbours, neighbours);
                row.give(Signal.SOURCES, sources, sources);
                beside |= neighbours > 0;
                same |= sources > 0;
            }
            if (beside) {
                tally.takePart(Signal.NEIGHBOURS);
            }
            if (same) {
                tally.takePart(Signal.SOURCES);
            }
        }

        private double around(TurnId turn) {
            double votes = 0;
            double all = 0;
            for (int distance = 1; distance <= BY_DISTANCE.length; distance++) {
                double counts = BY_DISTANCE[distance - 1];
                votes += counts * (best(at(turn, -distance), null) + best(at(turn, distance), null));
                all += 2 * counts;
            }
            return votes / all;
        }

        /** How well the best at a place answers, not counting {@code except}. */
        private double best(TurnId turn, Tally.@org.jspecify.annotations.Nullable Row except) {
            double best = 0;
            for (Standing entry : standing.getOrDefault(turn, List.of())) {
                if (entry.row() != except) {
                    best = Math.max(best, entry.answers());
                }
            }
            return best;
        }
    }
}
