package dev.keepsake.bench.jobs;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.extract.Handling;
import dev.keepsake.memory.IdSource;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/** Fills a store with adds that are accepted and not done. */
final class Backlog {

    private static final Job.Failure AWAY = new Job.Failure(ErrorCategory.MODEL_UNAVAILABLE, "The model is away");

    /** As many as one commit can take together. */
    private static final int HANDS = 64;

    private final Store store;
    private final IdSource ids;
    private final Instant since;

    Backlog(Store store, IdSource ids, Instant since) {
        this.store = store;
        this.ids = ids;
        this.since = since;
    }

    /** Accepts adds of this project, of so many users in turn. */
    void accept(ProjectId project, int adds, int users) {
        manyHands(adds, add -> store.episodes().accept(submission(project, add, users)));
    }

    /** Lets every job of this project have failed once and wait until {@code due}. */
    void defer(ProjectId project, Instant due) {
        List<Job> jobs = store.jobs().within(project, Scope.ANY, since);
        manyHands(jobs.size(), job -> store.jobs().keep(jobs.get(job).failed(AWAY, due)));
    }

    private Submission submission(ProjectId project, int add, int users) {
        EpisodeId id = new EpisodeId(ids.next());
        Instant said = since.plusMillis(add);
        Turn turn = new Turn(
                new TurnId(id, 0),
                Role.USER,
                "Ana",
                "I keep note " + add + " in the tin box.",
                said,
                id.toString(),
                Attributes.NONE);
        Episode episode = new Episode(id, project, Scope.ofUser("user-" + add % users), List.of(turn), said);
        return new Submission(episode, Handling.DEFAULT, Attributes.NONE, null, null);
    }

    private static void manyHands(int count, IntConsumer work) {
        try (ExecutorService hands =
                Executors.newFixedThreadPool(HANDS, Thread.ofVirtual().factory())) {
            for (int next = 0; next < count; next++) {
                int number = next;
                hands.execute(() -> work.accept(number));
            }
        }
    }
}
