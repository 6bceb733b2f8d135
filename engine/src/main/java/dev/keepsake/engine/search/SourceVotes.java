package dev.keepsake.engine.search;

import dev.keepsake.api.Explanation;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.Source;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.MemoryStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets turns vote for the memories that came from them: a memory is worth at least a share of its best source. A fact that
 * was reworded can so be found by the words that were said.
 */
final class SourceVotes {

    /** The share. Below one, so that of two facts from one turn the one that fits better itself comes first. */
    private static final double SHARE = 0.8;

    private final MemoryStore memories;

    SourceVotes(MemoryStore memories) {
        this.memories = memories;
    }

    /** The ranking with each memory at its own worth or that share, whichever is more. */
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
            for (Fusion.Fused vote : votes(key, memory, turns)) {
                all.merge(key, vote, (one, other) -> one.score() >= other.score() ? one : other);
            }
        }
        return sorted(all.values());
    }

    private static List<Fusion.Fused> votes(EntryKey key, Memory memory, Map<TurnId, Fusion.Fused> turns) {
        List<Fusion.Fused> votes = new ArrayList<>();
        for (Source source : memory.sources()) {
            Fusion.Fused turn = turns.get(source.turn());
            if (turn != null) {
                Explanation share = scaled(turn.explanation());
                votes.add(new Fusion.Fused(key, share.total(), share));
            }
        }
        return votes;
    }

    private static Explanation scaled(Explanation explanation) {
        return new Explanation(explanation.parts().stream()
                .map(part -> new Explanation.Part(
                        part.signal(),
                        part.raw(),
                        part.normalised() * SHARE,
                        part.weight(),
                        part.normalised() * SHARE * part.weight()))
                .toList());
    }

    private static List<Fusion.Fused> sorted(Collection<Fusion.Fused> fused) {
        return fused.stream().sorted(Fusion.BEST_FIRST).toList();
    }
}
