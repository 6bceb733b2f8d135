package dev.keepsake.conversation;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.util.List;

/**
 * The messages of one {@code add}, verbatim and in order.
 *
 * @param id its id
 * @param project the tenant
 * @param scope who its memories belong to
 * @param turns its turns by ordinal
 * @param receivedAt when it was accepted
 */
public record Episode(EpisodeId id, ProjectId project, Scope scope, List<Turn> turns, Instant receivedAt) {

    public Episode {
        turns = List.copyOf(turns);
        scope.requireOwner();
    }

    /** The same episode of other turns. */
    public Episode withTurns(List<Turn> others) {
        return new Episode(id, project, scope, others, receivedAt);
    }
}
