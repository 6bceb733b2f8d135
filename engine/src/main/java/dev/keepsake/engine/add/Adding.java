package dev.keepsake.engine.add;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.engine.media.MediaReader;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Step;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.Policy;
import dev.keepsake.memory.IdSource;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Acceptance;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import dev.keepsake.time.Deadline;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verb {@code add}: keep the episode, then carry it out, now or in the background. */
public final class Adding {

    private final Store store;
    private final Extractors extractors;
    private final Ingestion ingestion;
    private final Background background;
    private final Clock clock;
    private final Submissions submissions;
    private final SharedMedia media;

    public Adding(
            Store store,
            Extractors extractors,
            MediaReader media,
            Ingestion ingestion,
            Background background,
            Clock clock,
            IdSource ids) {
        this.store = store;
        this.extractors = extractors;
        this.ingestion = ingestion;
        this.background = background;
        this.clock = clock;
        this.submissions = new Submissions(ids);
        this.media = new SharedMedia(store, extractors, media, ingestion.phases());
    }

    public AddResult add(ProjectId project, AddRequest request) {
        return ingestion.phases().told(Phase.ADD, step -> add(project, request, step));
    }

    private AddResult add(ProjectId project, AddRequest request, Step step) {
        step.is(Phase.Key.POLICY, requireExtractor(project, request).key());
        Submission said = submissions.of(project, request, clock.instant());
        step.concerns("keepsake.episode.id", said.episode().id());
        Submission submission = media.inWords(said, request.messages());
        JobStore.@Nullable Lease lease = switch (request.mode()) {
            case WAIT -> background.lease();
            case BACKGROUND -> null;
        };
        try {
            return add(submission, request, lease);
        } finally {
            // A commit may fail after it has reached the disk: what is kept is carried out, not left to the next start.
            background.giveBack(lease);
        }
    }

    private AddResult add(Submission submission, AddRequest request, JobStore.@Nullable Lease lease) {
        return switch (ingestion
                .phases()
                .in(Phase.ACCEPT, () -> store.episodes().accept(submission, lease))) {
            case Acceptance.Accepted(Operation pending) ->
                new AddResult(begin(submission, pending, request.mode()), false);
            case Acceptance.Replayed(Operation earlier) ->
                new AddResult(again(submission, earlier, request.mode()), true);
            case Acceptance.KeyTaken(Operation other) ->
                throw new KeepsakeException(
                        ErrorCategory.CONFLICT,
                        "The idempotency key was used for a different request, operation " + other.id()
                                + "; repeat that request exactly or use a new key");
        };
    }

    /** The policy; what cannot be carried out is refused before anything is kept. */
    private Policy requireExtractor(ProjectId project, AddRequest request) {
        Handling asked = request.handling();
        Handling handling = asked.policy() == null
                ? asked.withPolicy(store.settings().of(project).policy())
                : asked;
        extractors.require(handling, request.scope());
        return extractors.policy(handling.policy());
    }

    private Operation begin(Submission submission, Operation pending, AddRequest.Mode mode) {
        return switch (mode) {
            case WAIT -> carryOut(submission);
            case BACKGROUND -> {
                background.wake();
                yield pending;
            }
        };
    }

    private Operation carryOut(Submission submission) {
        Spending spending = new Spending();
        try {
            return ingestion.carryOut(submission, spending, Deadline.NONE);
        } catch (KeepsakeException failed) {
            throw failed.category() == ErrorCategory.NOT_FOUND ? failed : kept(submission, failed, spending);
        } catch (RuntimeException defect) {
            note(submission, defect, spending);
            throw defect;
        }
    }

    private KeepsakeException kept(Submission submission, KeepsakeException failed, Spending spending) {
        EpisodeId id = submission.episode().id();
        String fate = note(submission, failed, spending)
                ? "The messages are kept as operation " + id
                        + " and are tried again; do not send them again without an idempotency key. "
                : "The messages are kept as operation " + id
                        + ", which is not tried again by itself; mend what failed and retry the job of that id. ";
        return new KeepsakeException(
                failed.category(),
                fate + failed.getMessage(),
                failed,
                failed.retryAfter().orElse(null));
    }

    /** Whether it is tried again. When that cannot be kept, the job is as it was before: due. */
    private boolean note(Submission submission, RuntimeException failed, Spending spending) {
        try {
            return background.failed(submission, failed, spending);
        } catch (KeepsakeException unkept) {
            failed.addSuppressed(unkept);
            return true;
        }
    }

    /** The earlier operation; one that is still pending is carried out, should whoever began it be gone. */
    private Operation again(Submission repeated, Operation earlier, AddRequest.Mode mode) {
        Optional<Submission> pending = Optional.of(earlier)
                .filter(operation -> operation.state() == Operation.State.PENDING)
                .flatMap(operation ->
                        store.episodes().submission(repeated.episode().project(), new EpisodeId(operation.id())));
        return pending.map(submission -> begin(submission, earlier, mode)).orElse(earlier);
    }
}
