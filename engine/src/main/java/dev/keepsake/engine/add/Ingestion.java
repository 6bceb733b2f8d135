package dev.keepsake.engine.add;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.extract.ChatModelFailure;
import dev.keepsake.engine.graph.Relating;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.engine.write.ScopeLanes;
import dev.keepsake.engine.write.Writer;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Handling;
import dev.keepsake.index.EntryKey;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Plan;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import dev.keepsake.time.Deadline;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Carries out an accepted submission: reads it, plans, and writes the plan with the end of the operation in it. */
public final class Ingestion {

    private final Store store;
    private final Reader reader;
    private final Writer writer;
    private final ScopeLanes lanes;
    private final AddPlans plans;
    private final FactRelations relations;
    private final ScopeSurroundings.Lookup lookup;

    public Ingestion(ScopeSurroundings.Lookup lookup, Reader reader, Writer writer, ScopeLanes lanes, AddPlans plans) {
        this.lookup = lookup;
        this.store = lookup.store();
        this.reader = reader;
        this.writer = writer;
        this.lanes = lanes;
        this.plans = plans;
        this.relations = new FactRelations(new Relating(store.graph(), lookup.embedder(), plans.clock()));
    }

    /**
     * Carries a job out, unless that has happened already.
     *
     * @throws KeepsakeException with {@code NOT_FOUND} when everything the project had was destroyed meanwhile
     */
    Operation carryOut(Job job, Spending spending, Deadline deadline) {
        Submission submission = submission(job);
        return switch (job.task().kind()) {
            case ADD -> carryOut(submission, spending, deadline);
            case READ_LATER ->
                lanes.in(
                        job.project(),
                        submission.episode().scope(),
                        () -> readLater(job, submission, spending, deadline));
        };
    }

    /**
     * Carries it out, unless that has happened already, and returns the concluded operation.
     *
     * @throws KeepsakeException with {@code NOT_FOUND} when everything the project had was destroyed meanwhile
     */
    Operation carryOut(Submission submission, Spending spending, Deadline deadline) {
        Episode episode = submission.episode();
        return lanes.in(episode.project(), episode.scope(), () -> {
            Operation before = kept(episode.project(), episode.id().value());
            if (isConcluded(before)) {
                return before;
            }
            try {
                Reading reading = read(submission, spending, deadline);
                return conclude(
                        submission, () -> phases().in(Phase.RECONCILE, () -> plans.succeeded(submission, reading)));
            } catch (ChatModelFailure failed) {
                if (!reader.givesUp()) {
                    throw failed;
                }
                return giveUp(
                        submission,
                        "The chat model failed, and the add ends with it; its messages are kept. "
                                + failed.getMessage(),
                        spending.used());
            }
        });
    }

    private Reading read(Submission submission, Spending spending, Deadline deadline) {
        Earlier earlier = Earlier.of(store, submission.episode());
        return earlier.hasAllOf(submission.episode())
                ? Reading.NOTHING_NEW
                : read(submission, earlier, spending, deadline);
    }

    private Reading read(Submission submission, Earlier earlier, Spending spending, Deadline deadline) {
        Episode episode = submission.episode();
        Handling asked = submission.handling();
        ProjectSettings settings = store.settings().of(episode.project());
        Handling handling = new Handling(
                asked.policy() == null ? settings.policy() : asked.policy(),
                asked.procedural(),
                asked.guidance().over(settings.guidance()),
                asked.budget().over(settings.budget()));
        ScopeSurroundings surroundings =
                new ScopeSurroundings(lookup, episode, plans.clock().instant(), spending, deadline);
        Reading reading = reader.read(
                new ExtractionRequest(episode, earlier.ids(), handling, surroundings), earlier, spending, deadline);
        return relations.in(reading, episode, deadline);
    }

    /** Reads turns that a budget had left. The rest of their episode explains them and is not learned from again. */
    private Operation readLater(Job job, Submission submission, Spending spending, Deadline deadline) {
        Optional<Operation> before = store.episodes().operation(job.project(), job.id());
        if (before.isPresent()) {
            return before.get();
        }
        Set<TurnId> found = stillFound(job);
        Earlier others = Earlier.allBut(submission.episode(), found);
        try {
            Reading reading = others.hasAllOf(submission.episode())
                    ? Reading.NOTHING_NEW
                    : read(submission, others, spending, deadline).withoutIndexedTurns();
            return conclude(job, () -> {
                Plan plan = phases().in(Phase.RECONCILE, () -> plans.succeeded(job, submission, reading, others));
                requireAllStillFound(job, found);
                return plan;
            });
        } catch (ChatModelFailure failed) {
            if (!reader.givesUp()) {
                throw failed;
            }
            String said = FailedAttempts.storable(failed.getMessage());
            return conclude(job, () -> plans.failed(job, submission, said, spending.used()));
        }
    }

    /** What was deleted while it was read must not come back by what was read of it. To be asked after the plan has its versions. */
    private void requireAllStillFound(Job job, Set<TurnId> read) {
        if (!stillFound(job).containsAll(read)) {
            throw new KeepsakeException(
                    ErrorCategory.CONFLICT,
                    "Turns were deleted while they were read; what is left of them is read again");
        }
    }

    /** The turns of a job that are in the indexes: what was deleted since is not to come back. */
    private Set<TurnId> stillFound(Job job) {
        List<EntryKey> keys = job.task().turns().stream()
                .<EntryKey>map(
                        ordinal -> new EntryKey.OfTurn(new TurnId(job.task().episode(), ordinal)))
                .toList();
        return store.log().entries(job.project(), keys).stream()
                .map(entry -> ((EntryKey.OfTurn) entry.key()).id())
                .collect(Collectors.toSet());
    }

    /** Writes the plan that ends the operation, unless somebody else over the same store has ended it first. */
    private Operation conclude(Submission submission, Supplier<Plan> planning) {
        ProjectId project = submission.episode().project();
        UUID id = submission.episode().id().value();
        return conclude(project, id, planning, () -> isConcluded(kept(project, id)));
    }

    private Operation conclude(Job job, Supplier<Plan> planning) {
        return conclude(
                job.project(),
                job.id(),
                planning,
                () -> store.jobs()
                        .get(job.project(), job.id(), plans.clock().instant())
                        .isEmpty());
    }

    private Operation conclude(ProjectId project, UUID id, Supplier<Plan> planning, Supplier<Boolean> isEnded) {
        return writer.writeIfNeeded(() -> {
                    Plan plan = planning.get();
                    return isEnded.get() ? Optional.empty() : Optional.of(plan);
                })
                .map(Ingestion::conclusion)
                .orElseGet(() -> kept(project, id));
    }

    /** The operation of this id, however far it has come. */
    Operation kept(ProjectId project, UUID id) {
        return store.episodes()
                .operation(project, id)
                .orElseThrow(() -> new KeepsakeException(
                        ErrorCategory.NOT_FOUND,
                        "The messages of operation " + id
                                + " are not kept any more: everything its project had was destroyed meanwhile"));
    }

    /** Ends a submission that cannot be carried out, unless it has ended; what was said stays kept and is found, if it can be. */
    private Operation giveUp(Submission submission, String error, List<ModelUse> took) {
        Findable turns = findable(submission);
        String said = FailedAttempts.storable(turns.obstacle() == null ? error : error + " " + turns.obstacle());
        return conclude(submission, () -> plans.failed(submission, turns.reading(), said, took));
    }

    /** Ends a job that is not to be tried again. */
    Operation giveUp(Job job, String error) {
        Submission submission = submission(job);
        return switch (job.task().kind()) {
            case ADD -> giveUp(submission, error, List.of());
            case READ_LATER -> conclude(job, () -> plans.failed(job, submission, error, List.of()));
        };
    }

    /** Lets the turns of a job be found although it is not carried out; what keeps them from it, or the empty text. */
    String makeFindable(Job job) {
        if (job.task().kind() == Job.Kind.READ_LATER) {
            return "";
        }
        Submission submission = submission(job);
        Findable turns = findable(submission);
        if (!turns.reading().indexedTurns().isEmpty()) {
            writer.writeIfNeeded(() -> {
                Plan plan = plans.indexing(submission, turns.reading(), null);
                return isPending(submission) ? Optional.of(plan) : Optional.empty();
            });
        }
        return turns.obstacle() == null ? "" : turns.obstacle();
    }

    private Findable findable(Submission submission) {
        Episode episode = submission.episode();
        try {
            boolean verbatim =
                    reader.isVerbatim(submission.handling(), store.settings().of(episode.project()));
            return verbatim
                    ? Findable.not("each turn was to be a memory of its own")
                    : new Findable(reader.turns(episode, Earlier.of(store, episode), Deadline.NONE), null);
        } catch (KeepsakeException failed) {
            return Findable.not(failed.getMessage());
        }
    }

    private Submission submission(Job job) {
        return store.episodes()
                .submission(job.project(), job.task().episode())
                .orElseThrow(() -> new KeepsakeException(
                        ErrorCategory.NOT_FOUND,
                        "The messages of job " + job.id()
                                + " are not kept any more: everything its project had was destroyed meanwhile"));
    }

    /** Who is told of what is done with a submission. */
    Phases phases() {
        return writer.phases();
    }

    /** Whether a submission is kept and not carried out, whatever its caller was told. */
    boolean isPending(Submission submission) {
        return store.episodes()
                .operation(
                        submission.episode().project(),
                        submission.episode().id().value())
                .filter(operation -> !isConcluded(operation))
                .isPresent();
    }

    private static boolean isConcluded(Operation operation) {
        return operation.state() != Operation.State.PENDING;
    }

    private static Operation conclusion(Plan plan) {
        return Objects.requireNonNull(plan.conclusion(), "every ingestion ends its operation")
                .operation();
    }
}
