package dev.keepsake.store;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import java.util.List;
import java.util.Map;

/**
 * What it takes to undo a plan.
 *
 * @param changes what the plan did to memories, in its order, with what was before
 * @param features what was read from the entries that it took out of the indexes, without vectors
 * @param withdrawnTurns turns that it took out of the indexes
 * @param dismissed facts that it holds back no longer
 */
public record Reversal(
        List<Change> changes,
        Map<EntryKey, Features> features,
        List<TurnId> withdrawnTurns,
        List<Quarantined> dismissed) {

    public Reversal {
        changes = List.copyOf(changes);
        features = Map.copyOf(features);
        withdrawnTurns = List.copyOf(withdrawnTurns);
        dismissed = List.copyOf(dismissed);
    }
}
