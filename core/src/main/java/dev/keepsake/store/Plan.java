package dev.keepsake.store;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.model.Embedding;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything one write is going to do, decided before the transaction begins.
 *
 * @param project the tenant
 * @param at the system time of its changes
 * @param changes what happens to memories; each changed memory of another text or scope needs an embedding unless it is
 *     being superseded or deleted
 * @param embeddings vectors of memories that are new or reworded, and of turns to be indexed beside them
 * @param features what else was read from those memories and turns; only of entries that have an embedding here
 * @param withdrawnTurns turns that leave the indexes because nothing live cites them any more
 * @param quarantine facts that are held back or no longer are
 * @param versions the version at which each touched scope was read
 * @param conclusion the operation that this plan concludes, or null for a direct call
 */
public record Plan(
        ProjectId project,
        Instant at,
        List<Change> changes,
        Map<EntryKey, Embedding> embeddings,
        Map<EntryKey, Features> features,
        List<TurnId> withdrawnTurns,
        Quarantine quarantine,
        Map<Scope, Long> versions,
        @Nullable Conclusion conclusion) {

    public Plan {
        changes = List.copyOf(changes);
        embeddings = Map.copyOf(embeddings);
        features = Map.copyOf(features);
        withdrawnTurns = List.copyOf(withdrawnTurns);
        versions = Map.copyOf(versions);
    }

    /** A plan that holds nothing back. */
    public Plan(
            ProjectId project,
            Instant at,
            List<Change> changes,
            Map<EntryKey, Embedding> embeddings,
            Map<EntryKey, Features> features,
            List<TurnId> withdrawnTurns,
            Map<Scope, Long> versions,
            @Nullable Conclusion conclusion) {
        this(project, at, changes, embeddings, features, withdrawnTurns, Quarantine.UNTOUCHED, versions, conclusion);
    }

    /** A plan whose entries were not read. */
    public Plan(
            ProjectId project,
            Instant at,
            List<Change> changes,
            Map<EntryKey, Embedding> embeddings,
            List<TurnId> withdrawnTurns,
            Map<Scope, Long> versions,
            @Nullable Conclusion conclusion) {
        this(project, at, changes, embeddings, Map.of(), withdrawnTurns, versions, conclusion);
    }

    /** The episode that causes this plan's changes, or null for a direct call. */
    public @Nullable EpisodeId episode() {
        if (conclusion == null) {
            return null;
        }
        Job ended = conclusion.jobs().ended();
        return conclusion.operation().kind() == Operation.Kind.ADD
                ? new EpisodeId(conclusion.operation().id())
                : ended == null ? null : ended.task().episode();
    }

    /**
     * The end of an operation. An add was accepted before; any other operation is written here for the first time. That of a job
     * other than an add has the job's id.
     *
     * @param operation the operation as it stands after the plan
     * @param reversal what it takes to undo it, or null when it cannot be undone as a whole
     * @param jobs what it ends beside its own job, and what it leaves to be done
     * @param taken what models took that is not in the usage of the project yet; the outcome's uses, less those of attempts in vain
     */
    public record Conclusion(Operation operation, @Nullable Reversal reversal, Jobs jobs, List<ModelUse> taken) {

        public Conclusion {
            taken = List.copyOf(taken);
        }

        /** Of an operation that succeeded at once. */
        public Conclusion(Operation operation, @Nullable Reversal reversal, Jobs jobs) {
            this(operation, reversal, jobs, operation.outcome().used());
        }

        /** Of an operation that ends no job but its own and leaves none. */
        public Conclusion(Operation operation, @Nullable Reversal reversal) {
            this(operation, reversal, Jobs.NONE);
        }

        /** Of an operation that cannot be undone as a whole. */
        public Conclusion(Operation operation) {
            this(operation, null);
        }
    }

    /**
     * What a conclusion means for jobs. The job of an add goes with the conclusion of the add, and is not named here.
     *
     * @param ended the job that the operation ends, which is not that of an add; or null
     * @param left a job that the operation leaves behind, or null
     * @param dropped adds that are never to be carried out, dead as they are here: their operations have failed, and their jobs go
     */
    public record Jobs(@Nullable Job ended, @Nullable Job left, List<Job> dropped) {

        public static final Jobs NONE = new Jobs(null, null);

        public Jobs {
            dropped = List.copyOf(dropped);
        }

        /** Of a conclusion that drops none. */
        public Jobs(@Nullable Job ended, @Nullable Job left) {
            this(ended, left, List.of());
        }
    }
}
