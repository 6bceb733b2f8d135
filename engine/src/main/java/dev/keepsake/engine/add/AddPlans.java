package dev.keepsake.engine.add;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.screen.QuarantineBounds;
import dev.keepsake.engine.write.Writer;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.IdSource;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Quarantine;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the plans in which an add ends, or the reading of what it had left. */
public final class AddPlans {

    private final Store store;
    private final Writer writer;
    private final Clock clock;
    private final IdSource ids;
    private final Duration nextWindow;
    private final Reconciler reconciler;

    /**
     * Plans for a store.
     *
     * @param nextWindow after how long turns that a budget left unread may cost as much again
     */
    public AddPlans(Store store, Writer writer, Clock clock, IdSource ids, Duration nextWindow) {
        this.store = store;
        this.writer = writer;
        this.clock = clock;
        this.ids = ids;
        this.nextWindow = nextWindow;
        this.reconciler = new Reconciler(ids);
    }

    Clock clock() {
        return clock;
    }

    /** The end of an add that was read. */
    Plan succeeded(Submission submission, Reading reading) {
        Episode episode = submission.episode();
        Map<Scope, Long> versions = versions(episode);
        Known known = Known.of(store, submission, reading);
        Instant now = clock.instant();
        List<Change> changes = reconciler.changes(submission, reading, known, now);
        Outcome outcome = outcome(changes, reading)
                .withUsed(together(spentBefore(episode), reading.used()))
                .after(submission.beforehand());
        Operation done = added(episode, Operation.State.SUCCEEDED, outcome, null);
        Plan.Jobs jobs = new Plan.Jobs(null, left(episode, unread(reading), now));
        return new Plan(
                episode.project(),
                now,
                changes,
                PlanEntries.embeddings(changes, reading, known),
                PlanEntries.features(changes, reading, known),
                twins(episode),
                quarantine(episode, reading, known, now),
                versions,
                new Plan.Conclusion(
                        done,
                        Reversals.of(store, episode.project(), changes),
                        jobs,
                        joined(submission.beforehand().used(), reading.used())));
    }

    /**
     * The end of reading what an add had left.
     *
     * @param others the turns that were not read now
     */
    Plan succeeded(Job job, Submission submission, Reading reading, Earlier others) {
        Episode episode = submission.episode();
        Map<Scope, Long> versions = versions(episode);
        Known known = Known.ofPart(store, submission, reading, others);
        Instant now = clock.instant();
        List<Change> changes = reconciler.changes(submission, reading, known, now);
        Outcome outcome = outcome(changes, reading)
                .withUsed(together(job.tries().expense().used(), reading.used()));
        Operation done = later(job, Operation.State.SUCCEEDED, outcome, null);
        return new Plan(
                episode.project(),
                now,
                changes,
                PlanEntries.embeddings(changes, reading, known),
                PlanEntries.features(changes, reading, known),
                List.of(),
                quarantine(episode, reading, known, now),
                versions,
                new Plan.Conclusion(
                        done,
                        Reversals.of(store, episode.project(), changes),
                        new Plan.Jobs(job, stillLeft(job, episode, reading, now)),
                        reading.used()));
    }

    /**
     * The end of an add that cannot be carried out.
     *
     * @param turns what makes its turns be found, or nothing
     * @param took what models took in its last attempt
     */
    Plan failed(Submission submission, Reading turns, String error, List<ModelUse> took) {
        Episode episode = submission.episode();
        Outcome outcome =
                Outcome.EMPTY.withUsed(together(spentBefore(episode), took)).after(submission.beforehand());
        Operation failed = added(episode, Operation.State.FAILED, outcome, error);
        List<ModelUse> taken = joined(submission.beforehand().used(), took);
        return indexing(submission, turns, new Plan.Conclusion(failed, null, Plan.Jobs.NONE, taken));
    }

    /** The end of reading what an add had left, when it cannot be read. */
    Plan failed(Job job, Submission submission, String error, List<ModelUse> took) {
        Outcome outcome = Outcome.EMPTY.withUsed(together(job.tries().expense().used(), took));
        Operation failed = later(job, Operation.State.FAILED, outcome, error);
        Plan.Conclusion conclusion = new Plan.Conclusion(failed, null, new Plan.Jobs(job, null), took);
        return indexing(submission, Reading.NOTHING_NEW, conclusion);
    }

    /** What models took in attempts of an add that were in vain. */
    private List<ModelUse> spentBefore(Episode episode) {
        return store.jobs()
                .get(episode.project(), episode.id().value(), clock.instant())
                .map(job -> job.tries().expense().used())
                .orElse(List.of());
    }

    private static List<ModelUse> together(List<ModelUse> before, List<ModelUse> now) {
        return before.isEmpty() ? now : ModelUse.sums(joined(before, now));
    }

    private static List<ModelUse> joined(List<ModelUse> first, List<ModelUse> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Lets the turns of an add be found before, or without, its being carried out. */
    Plan indexing(Submission submission, Reading turns, Plan.@Nullable Conclusion conclusion) {
        Episode episode = submission.episode();
        Known known = Known.ofTurns(Earlier.of(store, episode));
        return new Plan(
                episode.project(),
                clock.instant(),
                List.of(),
                PlanEntries.embeddings(List.of(), turns, known),
                PlanEntries.features(List.of(), turns, known),
                turns.indexedTurns().isEmpty() ? List.of() : twins(episode),
                versions(episode),
                conclusion);
    }

    private Map<Scope, Long> versions(Episode episode) {
        return writer.versions(episode.project(), List.of(episode.scope()));
    }

    private Operation added(Episode episode, Operation.State state, Outcome outcome, @Nullable String error) {
        return new Operation(
                episode.id().value(), Operation.Kind.ADD, state, outcome, episode.receivedAt(), clock.instant(), error);
    }

    private Operation later(Job job, Operation.State state, Outcome outcome, @Nullable String error) {
        return new Operation(
                job.id(), Operation.Kind.READ_LATER, state, outcome, job.createdAt(), clock.instant(), error);
    }

    private @Nullable Job left(Episode episode, List<Integer> unread, Instant now) {
        return unread.isEmpty()
                ? null
                : Job.later(
                        new Job.Task(Job.Kind.READ_LATER, episode.id(), unread),
                        episode.project(),
                        ids.next(),
                        now,
                        now.plus(nextWindow));
    }

    /** What the budget left again. When it left everything it always will: somebody has to raise it. */
    private @Nullable Job stillLeft(Job job, Episode episode, Reading reading, Instant now) {
        List<Integer> unread = unread(reading);
        Job left = left(episode, unread, now);
        return left == null || unread.size() < job.task().turns().size()
                ? left
                : left.dead(
                        new Job.Failure(
                                ErrorCategory.CONFIGURATION,
                                "The budget of an add does not suffice to read any of the " + unread.size()
                                        + " turns it left; they are kept and can be found as they were said. Raise the"
                                        + " budget of the project or name the price of its model, and retry this job"),
                        now);
    }

    /** The ordinals of the turns that were left for later. */
    private static List<Integer> unread(Reading reading) {
        return reading.left().stream()
                .filter(left -> left.cause() == LeftOut.Cause.DEFERRED)
                .<TurnId>mapMulti((left, turns) -> {
                    if (left.turn() != null) {
                        turns.accept(left.turn());
                    }
                })
                .map(TurnId::ordinal)
                .distinct()
                .sorted()
                .toList();
    }

    /** The turns in the indexes that failed adds of the same messages left there. */
    private List<TurnId> twins(Episode episode) {
        List<TurnId> failed = store.episodes()
                .ofFailed(
                        episode.project(),
                        episode.scope(),
                        episode.turns().stream().map(Turn::identity).toList());
        return failed.isEmpty()
                ? failed
                : store
                        .log()
                        .entries(
                                episode.project(),
                                failed.stream()
                                        .<EntryKey>map(EntryKey.OfTurn::new)
                                        .toList())
                        .stream()
                        .map(entry -> ((EntryKey.OfTurn) entry.key()).id())
                        .sorted()
                        .toList();
    }

    private static Outcome outcome(List<Change> changes, Reading reading) {
        List<Outcome.Item> stored =
                changes.stream().map(Outcome.Item::of).distinct().toList();
        List<Outcome.NotStored> left =
                reading.left().stream().map(Outcome.NotStored::of).toList();
        return new Outcome(stored, left, reading.extractor(), reading.used());
    }

    /** What came before by now was looked at then. */
    private Quarantine quarantine(Episode episode, Reading reading, Known known, Instant now) {
        if (reading.held().stream().allMatch(kept -> known.earlier().hasAllOf(kept.fact()))) {
            return Quarantine.UNTOUCHED;
        }
        Instant until = now.plus(store.settings().of(episode.project()).quarantine());
        List<Quarantined> held = reading.held().stream()
                .filter(kept -> !known.earlier().hasAllOf(kept.fact()))
                .map(kept -> new Quarantined(ids.next(), episode.scope(), kept.fact(), kept.reason(), now, until))
                .toList();
        return QuarantineBounds.holding(store.quarantine(), episode.project(), episode.scope(), held, now);
    }
}
