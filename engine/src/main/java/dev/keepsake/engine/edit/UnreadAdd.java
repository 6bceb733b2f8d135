package dev.keepsake.engine.edit;

import dev.keepsake.conversation.Turn;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.filter.Selection;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An add that was accepted and not carried out, waiting, running or dead, all of whose turns a deletion selects. It ends with that
 * deletion: what it would have made of them, were it only the late reply of a model, would bring back what was deleted.
 *
 * @param scope whose turns they are
 */
record UnreadAdd(Job job, Scope scope) {

    private static final Job.Failure DELETED =
            new Job.Failure(ErrorCategory.NOT_FOUND, "Its messages were deleted before they were read.");

    static List<UnreadAdd> in(Store store, Selection selection, Instant now) {
        return store.jobs().within(selection.project(), selection.scope(), now).stream()
                .filter(job -> job.task().kind() == Job.Kind.ADD)
                .flatMap(job -> selected(store, selection, job).stream())
                .toList();
    }

    private static Optional<UnreadAdd> selected(Store store, Selection selection, Job job) {
        return store.episodes()
                .submission(job.project(), job.task().episode())
                .filter(submission ->
                        submission.episode().turns().stream().allMatch(turn -> selects(selection, submission, turn)))
                .map(submission -> new UnreadAdd(job, submission.episode().scope()));
    }

    private static boolean selects(Selection selection, Submission submission, Turn turn) {
        return selection.includes(submission.episode().project(), submission.facetsOf(turn));
    }

    /** Its job as it ends. */
    Job dropped(Instant now) {
        return job.dead(DELETED, now);
    }
}
