package dev.keepsake.engine.search;

import dev.keepsake.api.Explanation;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.MemoryStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets turns vote for the memories that came from them: a memory is lifted part of the way to its best source, where that is
 * better than itself. A fact that was reworded can so be found by the words that were said, and of two facts from one turn
 * the one that fits better still comes first.
 */
final class SourceVotes {

    /** How far. */
    private static final double SHARE = 0.5;

    private final MemoryStore memories;

    SourceVotes(MemoryStore memories) {
        this.memories = memories;
    }

    /** The ranking with each memory where its turns have lifted it. */
    List<Fusion.Fused> cast(ProjectId project, List<Fusion.Fused> ranked) {
        Map<TurnId, Fusion.Fused> turns = new HashMap<>();
        Map<EntryKey, Fusion.Fused> all = new HashMap<>();
        for (Fusion.Fused fused : ranked) {
            all.put(fused.key(), fused);
            if (fused.key() instanceof EntryKey.OfTurn(TurnId id)) {
                turns.put(id, fused);
            }
        }
        if (turns.isEmpty()) {
            return ranked;
        }
        for (Memory memory : memories.citing(project, turns.keySet())) {
            EntryKey key = new EntryKey.OfMemory(memory.id());
            best(memory, turns).ifPresent(turn -> all.put(key, lifted(key, all.get(key), turn)));
        }
        return all.values().stream().sorted(Fusion.BEST_FIRST).toList();
    }

    private static Optional<Fusion.Fused> best(Memory memory, Map<TurnId, Fusion.Fused> turns) {
        return memory.sources().stream()
                .map(source -> turns.get(source.turn()))
                .filter(Objects::nonNull)
                .min(Fusion.BEST_FIRST);
    }

    /** The memory, which no signal may have proposed by itself, on its way to the turn. */
    private static Fusion.Fused lifted(EntryKey key, Fusion.@Nullable Fused own, Fusion.Fused turn) {
        if (own != null && own.score() >= turn.score()) {
            return own;
        }
        List<Explanation.Part> parts = new ArrayList<>();
        for (int signal = 0; signal < turn.explanation().parts().size(); signal++) {
            Explanation.Part said = turn.explanation().parts().get(signal);
            double from =
                    own == null ? 0 : own.explanation().parts().get(signal).normalised();
            double raw = own == null
                    ? Double.NaN
                    : own.explanation().parts().get(signal).raw();
            double normalised = from + SHARE * (said.normalised() - from);
            parts.add(new Explanation.Part(said.signal(), raw, normalised, said.weight(), normalised * said.weight()));
        }
        Explanation explanation = new Explanation(parts);
        return new Fusion.Fused(key, explanation.total(), explanation);
    }
}
