package dev.keepsake.testkit.reference;

import dev.keepsake.change.Change;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.memory.IdSource;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Applied;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Plan;
import dev.keepsake.store.PlanStore;
import dev.keepsake.store.Reversal;
import dev.keepsake.store.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class InMemoryPlans implements PlanStore {

    private final Contents contents;
    private final IdSource historyIds;

    InMemoryPlans(Contents contents, IdSource historyIds) {
        this.contents = contents;
        this.historyIds = historyIds;
    }

    @Override
    public long version(ProjectId project, Scope scope) {
        synchronized (contents) {
            return contents.read(project).version(scope);
        }
    }

    @Override
    public Applied apply(Plan plan) {
        synchronized (contents) {
            ProjectContents project = contents.read(plan.project());
            for (Map.Entry<Scope, Long> read : plan.versions().entrySet()) {
                long actual = project.version(read.getKey());
                if (actual != read.getValue()) {
                    return new Applied.Stale(read.getKey(), read.getValue(), actual);
                }
            }
            // Everything that can be wrong is found before anything is written: that is the whole transaction.
            new PlanCheck(plan, project, contents).check();
            write(plan, contents.write(plan.project()));
            return new Applied.Done(contents.head);
        }
    }

    private void write(Plan plan, ProjectContents project) {
        project.embeddings.putAll(plan.embeddings());
        project.seconds.keySet().removeAll(plan.embeddings().keySet());
        project.aside.keySet().removeAll(plan.embeddings().keySet());
        for (EntryKey key : plan.embeddings().keySet()) {
            project.features.put(key, plan.features().getOrDefault(key, Features.NONE));
        }
        plan.changes().forEach(change -> write(plan, project, change));
        for (EntryKey key : plan.embeddings().keySet()) {
            if (key instanceof EntryKey.OfTurn) {
                contents.logChange(plan.project(), key);
            }
        }
        for (TurnId turn : plan.withdrawnTurns()) {
            EntryKey key = new EntryKey.OfTurn(turn);
            project.withdraw(key);
            contents.logChange(plan.project(), key);
        }
        Set<Scope> touched = TouchedScopes.of(plan, project);
        plan.quarantine().dismissed().forEach(project.quarantined::remove);
        plan.quarantine().held().forEach(held -> project.quarantined.put(held.id(), held));
        touched.forEach(scope -> project.versions.merge(scope, 1L, Long::sum));
        if (plan.conclusion() != null) {
            conclude(plan, plan.conclusion(), project);
        }
    }

    private void write(Plan plan, ProjectContents project, Change change) {
        if (change instanceof Change.Unchanged) {
            return;
        }
        Memory after = change.after();
        EntryKey key = new EntryKey.OfMemory(after.id());
        project.memories.put(after.id(), after);
        if (change instanceof Change.Deleted) {
            project.withdraw(key);
        }
        List<HistoryEntry> chain = project.history.computeIfAbsent(after.id(), first -> new ArrayList<>());
        chain.add(historyEntry(plan, change, chain.size()));
        contents.logChange(plan.project(), key);
    }

    private HistoryEntry historyEntry(Plan plan, Change change, int sequence) {
        return new HistoryEntry(
                historyIds.next(),
                change.after().id(),
                sequence,
                ChangeKind.of(change),
                oldText(change),
                change instanceof Change.Deleted ? null : change.after().text(),
                plan.at(),
                plan.episode(),
                Outcome.Item.of(change).reason(),
                change.after().slot());
    }

    private static @Nullable String oldText(Change change) {
        return switch (change) {
            case Change.Added added -> null;
            case Change.Updated updated -> updated.before().text();
            case Change.Superseded superseded -> superseded.before().text();
            case Change.Restored restored -> restored.before().text();
            case Change.Deleted deleted -> deleted.before().text();
            case Change.Unchanged unchanged -> unchanged.after().text();
        };
    }

    private void conclude(Plan plan, Plan.Conclusion conclusion, ProjectContents project) {
        Operation operation = conclusion.operation();
        project.operations.put(operation.id(), operation);
        if (conclusion.reversal() != null) {
            project.reversals.put(operation.id(), conclusion.reversal());
        }
        if (!operation.outcome().used().isEmpty()) {
            Instant completedAt = operation.completedAt();
            project.spent.add(new ProjectContents.Spent(
                    completedAt == null ? plan.at() : completedAt, conclusion.taken(), operation));
        }
        write(plan.project(), operation, conclusion.jobs());
        contents.unfinished.removeIf(
                submission -> submission.episode().project().equals(plan.project())
                        && submission.episode().id().value().equals(operation.id()));
    }

    private void write(ProjectId project, Operation operation, Plan.Jobs jobs) {
        Job ended = jobs.ended();
        contents.jobs.removeIf(job -> job.project().equals(project)
                && (job.id().equals(operation.id())
                        || (ended != null && job.id().equals(ended.id()))));
        for (Job dropped : jobs.dropped()) {
            new InMemoryJobs(contents).drop(dropped);
        }
        if (jobs.left() != null) {
            contents.jobs.add(jobs.left());
        }
    }

    @Override
    public Optional<Reversal> reversal(ProjectId project, UUID operation) {
        synchronized (contents) {
            return Optional.ofNullable(contents.read(project).reversals.get(operation));
        }
    }

    @Override
    public void destroyEverythingIn(ProjectId project) {
        synchronized (contents) {
            contents.destroy(project);
        }
    }

    /** Whose version moves with a plan: the scope of every changed memory and held fact, and that of the episode it finishes. */
    private static final class TouchedScopes {

        private TouchedScopes() {}

        static Set<Scope> of(Plan plan, ProjectContents project) {
            Set<Scope> touched = new HashSet<>();
            for (Change change : plan.changes()) {
                if (!(change instanceof Change.Unchanged)) {
                    touched.add(change.after().scope());
                }
                if (change instanceof Change.Updated(Memory before, Memory after)) {
                    touched.add(before.scope());
                }
            }
            plan.quarantine().held().forEach(held -> touched.add(held.scope()));
            for (UUID dismissed : plan.quarantine().dismissed()) {
                touched.add(Objects.requireNonNull(project.quarantined.get(dismissed))
                        .scope());
            }
            for (TurnId withdrawn : plan.withdrawnTurns()) {
                touched.add(scope(project, withdrawn.episode()));
            }
            for (Job dropped : plan.conclusion() == null
                    ? List.<Job>of()
                    : plan.conclusion().jobs().dropped()) {
                touched.add(scope(project, dropped.task().episode()));
            }
            EpisodeId finished = plan.episode();
            if (finished != null) {
                touched.add(scope(project, finished));
            }
            return touched;
        }

        private static Scope scope(ProjectContents project, EpisodeId episode) {
            Submission submission = Objects.requireNonNull(project.submissions.get(episode));
            return submission.episode().scope();
        }
    }
}
