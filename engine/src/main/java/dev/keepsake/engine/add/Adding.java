package dev.keepsake.engine.add;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Handling;
import dev.keepsake.memory.IdSource;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Acceptance;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import dev.keepsake.time.Deadline;
import java.time.Clock;

/** The verb {@code add}: keep the episode, then carry it out, now or in the background. */
public final class Adding {

    private final Store store;
    private final Extractors extractors;
    private final Ingestion ingestion;
    private final Background background;
    private final Clock clock;
    private final Submissions submissions;

    public Adding(
            Store store,
            Extractors extractors,
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
    }

    public AddResult add(ProjectId project, AddRequest request) {
        requireExtractor(project, request);
        Submission submission = submissions.of(project, request, clock.instant());
        return switch (store.episodes().accept(submission)) {
            case Acceptance.Accepted(Operation pending) ->
                new AddResult(begin(submission, pending, request.mode()), false);
            case Acceptance.Replayed(Operation earlier) ->
                new AddResult(answer(submission, earlier, request.mode()), true);
            case Acceptance.KeyTaken(Operation other) ->
                throw new KeepsakeException(
                        ErrorCategory.CONFLICT,
                        "The idempotency key was used for a different request, operation " + other.id()
                                + "; repeat that request exactly or use a new key");
        };
    }

    /** What cannot be carried out is refused before anything is kept. */
    private void requireExtractor(ProjectId project, AddRequest request) {
        Handling asked = request.handling();
        Handling handling = asked.policy() == null
                ? asked.withPolicy(store.settings().of(project).policy())
                : asked;
        extractors.require(handling, request.scope());
    }

    private Operation begin(Submission submission, Operation pending, AddRequest.Mode mode) {
        return switch (mode) {
            case WAIT -> carryOut(submission);
            case BACKGROUND -> {
                background.begin(submission);
                yield pending;
            }
        };
    }

    private Operation carryOut(Submission submission) {
        try {
            return ingestion.carryOut(submission, Deadline.NONE);
        } catch (KeepsakeException failed) {
            background.begin(submission);
            throw new KeepsakeException(
                    failed.category(),
                    "The messages are kept as operation " + submission.episode().id()
                            + " and are tried again; do not send them again without an idempotency key. "
                            + failed.getMessage(),
                    failed);
        }
    }

    private Operation answer(Submission submission, Operation earlier, AddRequest.Mode mode) {
        boolean wait = mode == AddRequest.Mode.WAIT && earlier.state() == Operation.State.PENDING;
        return wait
                ? ingestion
                        .operationAfterOthers(submission.episode(), earlier.id())
                        .orElse(earlier)
                : earlier;
    }
}
