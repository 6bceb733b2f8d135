package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore.Lease;
import dev.keepsake.store.JobsStatus;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How every {@link dev.keepsake.store.JobStore} says what is not done yet. */
public abstract class JobListContract extends StoreFixture {

    private static final UUID ME = new UUID(1, 1);
    private static final Job.Failure AWAY = new Job.Failure(ErrorCategory.MODEL_UNAVAILABLE, "The model is away");
    private static final ProjectId THIRD = new ProjectId("zeta");

    private Instant later() {
        return data.now().plus(Duration.ofHours(1));
    }

    private void claim(@Nullable ProjectId after) {
        Lease mine = new Lease(ME, later().plus(Duration.ofHours(1)));
        assertThat(store.jobs().claim(later(), mine, after)).isPresent();
    }

    private Job job(Submission submission) {
        return store.jobs()
                .get(submission.episode().project(), id(submission), later())
                .orElseThrow();
    }

    @Test
    void jobsAreListedOldestFirstByProjectAndState() {
        Submission first = accepted(data.submission(PROJECT, ALICE, "one"));
        Submission second = accepted(data.submission(PROJECT, BOB, "two"));
        Submission third = accepted(data.submission(PROJECT, Scope.ofUser("carl"), "three"));
        accepted(data.submission(OTHER_PROJECT, ALICE, "four"));
        store.jobs().keep(job(second).dead(AWAY, later()));
        claim(OTHER_PROJECT);

        assertThat(ids(null)).containsExactly(id(first), id(second), id(third));
        assertThat(ids(Job.State.DEAD)).containsExactly(id(second));
        assertThat(ids(Job.State.RUNNING)).containsExactly(id(first));
        assertThat(ids(Job.State.WAITING)).containsExactly(id(third));
        assertThat(store.jobs().list(PROJECT, null, later(), new PageRequest(2, 2)))
                .satisfies(page -> assertThat(page.total()).isEqualTo(3))
                .satisfies(page -> assertThat(page.items()).extracting(Job::id).containsExactly(id(third)));
    }

    private List<UUID> ids(Job.@Nullable State state) {
        return store.jobs().list(PROJECT, state, later(), EVERYTHING).items().stream()
                .map(Job::id)
                .toList();
    }

    private static UUID id(Submission submission) {
        return submission.episode().id().value();
    }

    @Test
    void theStatusCountsByProjectAndSaysSinceWhenTheOldestIsDue() {
        Submission first = accepted(data.submission(PROJECT, ALICE, "one"));
        Submission second = accepted(data.submission(PROJECT, BOB, "two"));
        Submission third = accepted(data.submission(PROJECT, Scope.ofUser("carl"), "three"));
        Submission waits = accepted(data.submission(OTHER_PROJECT, ALICE, "four"));
        done(data.plan(store, THIRD).add(data.memory(ALICE, "no job")));
        store.jobs().keep(job(second).dead(AWAY, later()));
        store.jobs().keep(job(waits).failed(AWAY, later().plusSeconds(1)));
        claim(null);

        assertThat(id(first)).isNotEqualTo(id(third));
        assertThat(store.jobs().everyStatus(later()))
                .containsExactly(
                        new JobsStatus(PROJECT, 1, 1, 1, third.episode().receivedAt()),
                        new JobsStatus(OTHER_PROJECT, 1, 0, 0, null));
    }
}
