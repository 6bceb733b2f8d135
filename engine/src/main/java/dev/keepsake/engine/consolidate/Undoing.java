package dev.keepsake.engine.consolidate;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.edit.OrphanedTurns;
import dev.keepsake.engine.write.Writer;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.IdSource;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.Embedder;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Quarantine;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Reversal;
import dev.keepsake.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The verb {@code undo}: every memory as it was before an operation, or none. */
public final class Undoing {

    private final Store store;
    private final Reindexing reindexing;
    private final Writer writer;
    private final Clock clock;
    private final IdSource ids;

    public Undoing(Store store, Embedder embedder, Writer writer, Clock clock, IdSource ids) {
        this.store = store;
        this.reindexing = new Reindexing(store, embedder);
        this.writer = writer;
        this.clock = clock;
        this.ids = ids;
    }

    public Operation undo(ProjectId project, UUID operation) {
        Operation.Kind kind = store.episodes()
                .operation(project, operation)
                .map(Operation::kind)
                .orElseThrow(() -> KeepsakeException.notFound("This project has no operation " + operation));
        Reversal reversal = store.plans()
                .reversal(project, operation)
                .orElseThrow(() -> KeepsakeException.invalid("The operation " + operation
                        + " cannot be undone as a whole; only a consolidation can, and an add that closed or"
                        + " reworded memories. Delete what it added instead"));
        Instant accepted = clock.instant();
        Plan written = writer.write(() -> plan(project, new Undone(operation, kind, reversal), accepted));
        return Objects.requireNonNull(written.conclusion(), "an undo concludes its own operation")
                .operation();
    }

    /** What is to be undone. */
    private record Undone(UUID operation, Operation.Kind kind, Reversal reversal) {}

    private Plan plan(ProjectId project, Undone toUndo, Instant accepted) {
        UUID operation = toUndo.operation();
        Reversal reversal = toUndo.reversal();
        Map<Scope, Long> versions = writer.versions(project, scopes(reversal));
        requireNothingHeldAgain(project, operation, reversal);
        Instant now = clock.instant();
        List<Change> changes =
                new BackChanges(store, project, reversal, now).changes().orElseThrow(() -> changedSince(operation));
        Reindexing.Vectors vectors = reindexing.of(project, changes, reversal);
        Operation undone = new Operation(
                ids.next(),
                Operation.Kind.UNDO,
                Operation.State.SUCCEEDED,
                new Outcome(changes.stream().map(Outcome.Item::of).toList(), List.of(), null),
                accepted,
                now,
                null);
        return new Plan(
                project,
                now,
                changes,
                vectors.embeddings(),
                vectors.features(),
                withdrawn(project, toUndo, changes),
                new Quarantine(reversal.dismissed(), List.of()),
                versions,
                new Plan.Conclusion(undone));
    }

    /** As for any memory that is deleted, turns that nothing cites any more leave the indexes with those of an add. */
    private List<TurnId> withdrawn(ProjectId project, Undone toUndo, List<Change> changes) {
        if (toUndo.kind() != Operation.Kind.ADD) {
            return List.of();
        }
        List<Memory> gone = new ArrayList<>();
        Set<TurnId> cited = new HashSet<>();
        for (Change change : changes) {
            if (change instanceof Change.Deleted(Memory before, Memory after)) {
                gone.add(before);
            } else if (change instanceof Change.Updated(Memory before, Memory after)) {
                gone.add(before);
                after.sources().forEach(source -> cited.add(source.turn()));
            }
        }
        Set<TurnId> orphaned = OrphanedTurns.of(store, project, gone);
        orphaned.removeAll(cited);
        return OrphanedTurns.indexed(store, project, orphaned);
    }

    private static Set<Scope> scopes(Reversal reversal) {
        Set<Scope> scopes = new LinkedHashSet<>();
        reversal.changes().stream().map(Change::after).map(Memory::scope).forEach(scopes::add);
        reversal.dismissed().stream().map(Quarantined::scope).forEach(scopes::add);
        return scopes;
    }

    private void requireNothingHeldAgain(ProjectId project, UUID operation, Reversal reversal) {
        boolean held = reversal.dismissed().stream()
                .anyMatch(fact -> store.quarantine().get(project, fact.id()).isPresent());
        if (held) {
            throw changedSince(operation);
        }
    }

    private static KeepsakeException changedSince(UUID operation) {
        return new KeepsakeException(
                ErrorCategory.CONFLICT,
                "The operation " + operation
                        + " cannot be undone as a whole: it has been undone already, or its memories have"
                        + " changed since. Undo what came after it first, or restore single memories; nothing was written");
    }
}
