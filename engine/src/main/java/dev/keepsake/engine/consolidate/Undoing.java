package dev.keepsake.engine.consolidate;

import dev.keepsake.change.Change;
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
        if (store.episodes().operation(project, operation).isEmpty()) {
            throw KeepsakeException.notFound("This project has no operation " + operation);
        }
        Reversal reversal = store.plans()
                .reversal(project, operation)
                .orElseThrow(() -> KeepsakeException.invalid(
                        "The operation " + operation + " cannot be undone; only those of a consolidation can"));
        Instant accepted = clock.instant();
        Plan written = writer.write(() -> plan(project, operation, reversal, accepted));
        return Objects.requireNonNull(written.conclusion(), "an undo concludes its own operation")
                .operation();
    }

    private Plan plan(ProjectId project, UUID operation, Reversal reversal, Instant accepted) {
        Map<Scope, Long> versions = writer.versions(project, scopes(reversal));
        requireNothingHeldAgain(project, operation, reversal);
        Instant now = clock.instant();
        List<Change> changes = new BackChanges(store, project, reversal, now)
                .changes()
                .orElseThrow(() -> changedSince(operation));
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
                List.of(),
                new Quarantine(reversal.dismissed(), List.of()),
                versions,
                new Plan.Conclusion(undone));
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
                "The operation " + operation + " cannot be undone as a whole: it has been undone already, or its memories have"
                        + " changed since. Undo what came after it first, or restore single memories; nothing was written");
    }
}
