package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore.Lease;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link dev.keepsake.store.JobStore} does. */
public abstract class JobStoreContract extends StoreFixture {

    private static final UUID ME = new UUID(1, 1);
    private static final Job.Failure AWAY = new Job.Failure(ErrorCategory.MODEL_UNAVAILABLE, "The model is away");
    private static final ProjectId THIRD = new ProjectId("zeta");

    private Instant later() {
        return data.now().plus(Duration.ofHours(1));
    }

    private Lease mine() {
        return new Lease(ME, later().plus(Duration.ofHours(1)));
    }

    private Optional<Job> claim(@Nullable ProjectId after) {
        return store.jobs().claim(later(), mine(), after);
    }

    private Job job(Submission submission) {
        return find(submission).orElseThrow();
    }

    private Optional<Job> find(Submission submission) {
        return store.jobs()
                .get(submission.episode().project(), submission.episode().id().value(), later());
    }

    private Operation operation(Submission submission) {
        return store.episodes()
                .operation(
                        submission.episode().project(),
                        submission.episode().id().value())
                .orElseThrow();
    }

    @Test
    void whatIsAcceptedIsAJobUntilItIsConcluded() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "I like tea"));

        assertThat(job(submission)).isEqualTo(Job.of(submission));
        assertThat(store.jobs().hasLive(Job.Kind.ADD)).isTrue();
        assertThat(store.jobs().hasLive(Job.Kind.READ_LATER)).isFalse();
        assertThat(store.jobs().get(OTHER_PROJECT, job(submission).id(), later()))
                .isEmpty();
        assertThat(store.episodes().submission(PROJECT, submission.episode().id()))
                .contains(submission);

        done(plan().conclude(submission));

        assertThat(find(submission)).isEmpty();
        assertThat(store.jobs().hasLive(Job.Kind.ADD)).isFalse();
        assertThat(claim(null)).isEmpty();
    }

    @Test
    void whatIsNotDueIsNotClaimed() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "I like tea"));
        Instant due = later().plus(Duration.ofMillis(1));
        store.jobs().keep(job(submission).failed(AWAY, due));

        assertThat(claim(null)).isEmpty();
        assertThat(store.jobs().nextDue(later())).contains(due);
        assertThat(store.jobs().claim(due, mine(), null)).isPresent();
    }

    @Test
    void attemptsAreKeptAndGiveTheJobBack() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "I like tea"));
        Job running = claim(null).orElseThrow();
        Job failed = running.failed(AWAY, later()).failed(AWAY, later());

        assertThat(store.jobs().keep(failed)).isTrue();

        assertThat(job(submission)).isEqualTo(failed);
        assertThat(failed.tries().attempts()).isEqualTo(2);
        assertThat(operation(submission).state()).isEqualTo(Operation.State.PENDING);
        assertThat(claim(null)).contains(failed.in(Job.State.RUNNING));
    }

    @Test
    void whatIsHastenedIsDueAtOnceAndRemembersItsAttempts() {
        Submission failed = accepted(data.submission(PROJECT, ALICE, "I like tea"));
        Job left = leave(PROJECT, BOB);
        store.jobs().keep(job(failed).failed(AWAY, later().plusSeconds(60)));

        store.jobs().hasten(later());

        assertThat(job(failed).tries())
                .isEqualTo(new Job.Tries(1, failed.episode().receivedAt(), later(), AWAY));
        assertThat(store.jobs().get(PROJECT, left.id(), later())).contains(left);
    }

    @Test
    void projectsAreTakenInTurn() {
        for (int add = 0; add < 20; add++) {
            accepted(data.submission(PROJECT, Scope.ofUser("user " + add), "one of many"));
        }
        accepted(data.submission(THIRD, ALICE, "a single one"));
        accepted(data.submission(OTHER_PROJECT, ALICE, "another"));
        List<ProjectId> turns = new ArrayList<>();
        ProjectId last = null;
        for (int turn = 0; turn < 6; turn++) {
            last = claim(last).orElseThrow().project();
            turns.add(last);
        }

        assertThat(turns).containsExactly(PROJECT, OTHER_PROJECT, THIRD, PROJECT, PROJECT, PROJECT);
    }

    @Test
    void ofOneScopeOneJobRunsAtATimeAndTheOldestFirst() {
        Submission first = accepted(data.submission(PROJECT, ALICE, "one"));
        Submission second = accepted(data.submission(PROJECT, ALICE, "two"));
        Submission elsewhere = accepted(data.submission(PROJECT, BOB, "three"));

        assertThat(claim(null).orElseThrow().id()).isEqualTo(job(first).id());
        assertThat(claim(null).orElseThrow().id()).isEqualTo(job(elsewhere).id());
        assertThat(claim(null)).isEmpty();

        done(plan().conclude(first));
        store.jobs().release(PROJECT, first.episode().id().value(), ME);
        assertThat(claim(null).orElseThrow().id()).isEqualTo(job(second).id());
    }

    @Test
    void whoComesBehindManyOfAScopeThatIsServedNeedNotWaitForThem() {
        for (int add = 0; add < 300; add++) {
            accepted(data.submission(PROJECT, ALICE, "one of many"));
        }
        Submission behind = accepted(data.submission(PROJECT, BOB, "a single one"));
        Submission elsewhere = accepted(data.submission(OTHER_PROJECT, ALICE, "another"));
        claim(null);

        assertThat(claim(PROJECT).orElseThrow().id()).isEqualTo(job(elsewhere).id());
        assertThat(claim(OTHER_PROJECT).orElseThrow().id())
                .isEqualTo(job(behind).id());
        assertThat(claim(PROJECT)).isEmpty();
    }

    @Test
    void atTheSameMomentWhatWasTriedLessGoesFirst() {
        Submission first = accepted(data.submission(PROJECT, ALICE, "one"));
        Submission second = accepted(data.submission(PROJECT, ALICE, "two"));
        store.jobs().keep(job(first).failed(AWAY, later()));
        Job waiting = job(second);
        store.jobs()
                .keep(new Job(
                        PROJECT,
                        waiting.id(),
                        waiting.task(),
                        waiting.createdAt(),
                        new Job.Tries(0, waiting.createdAt(), later(), null),
                        Job.State.WAITING));

        assertThat(claim(null).orElseThrow().id()).isEqualTo(waiting.id());
    }

    @Test
    void whatIsDeadIsNotClaimedAndItsOperationHasFailedUntilItIsRevived() {
        Submission submission = accepted(data.keyed(data.submission(PROJECT, ALICE, "I like tea"), "key", "digest"));
        Job dead = job(submission).dead(AWAY, later());

        store.jobs().keep(dead);

        assertThat(job(submission)).isEqualTo(dead);
        assertThat(claim(null)).isEmpty();
        assertThat(store.jobs().hasLive(Job.Kind.ADD)).isFalse();
        assertThat(operation(submission))
                .extracting(Operation::state, Operation::error, Operation::completedAt)
                .containsExactly(Operation.State.FAILED, AWAY.message(), later());
        assertThat(store.episodes().unfinishedInEveryProject()).isEmpty();

        store.jobs().keep(dead.revived(later()));

        assertThat(operation(submission))
                .extracting(Operation::state, Operation::error, Operation::completedAt)
                .containsExactly(Operation.State.PENDING, null, null);
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(submission);
        assertThat(claim(null).orElseThrow().tries()).isEqualTo(new Job.Tries(0, later(), later(), AWAY));
        done(plan().add(data.memory(ALICE, "tea")).conclude(submission));
        assertThat(find(submission)).isEmpty();
    }

    @Test
    void onlyWhatIsDeadIsForgotten() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "I like tea"));
        UUID id = job(submission).id();
        assertThat(store.jobs().forget(PROJECT, id)).isFalse();
        store.jobs().keep(job(submission).dead(AWAY, later()));
        assertThat(store.jobs().forget(OTHER_PROJECT, id)).isFalse();

        assertThat(store.jobs().forget(PROJECT, id)).isTrue();

        assertThat(find(submission)).isEmpty();
        assertThat(operation(submission).state()).isEqualTo(Operation.State.FAILED);
        assertThat(store.jobs().keep(Job.of(submission).failed(AWAY, later()))).isFalse();
        assertThat(operation(submission).state()).isEqualTo(Operation.State.FAILED);
    }

    /** An add that is done but for some turns; the job that it leaves. */
    private Job leave(ProjectId project, Scope scope) {
        Submission submission = accepted(data.submission(project, scope, "one", "two", "three"));
        Job left = Job.later(
                new Job.Task(Job.Kind.READ_LATER, submission.episode().id(), List.of(1, 2)),
                project,
                new UUID(77, submission.episode().id().value().getLeastSignificantBits()),
                data.now(),
                later().plusSeconds(5));
        Operation done = concluded(submission.episode().id().value(), Operation.Kind.ADD);
        apply(project, scope, new Plan.Conclusion(done, null, new Plan.Jobs(null, left)));
        return left;
    }

    private Operation concluded(UUID id, Operation.Kind kind) {
        return new Operation(id, kind, Operation.State.SUCCEEDED, Outcome.EMPTY, data.now(), data.now(), null);
    }

    private void apply(ProjectId project, Scope scope, Plan.Conclusion conclusion) {
        Map<Scope, Long> versions = Map.of(scope, store.plans().version(project, scope));
        store.plans().apply(new Plan(project, data.now(), List.of(), Map.of(), List.of(), versions, conclusion));
    }

    @Test
    void whatAnAddLeavesIsAJobThatEndsWithItsOperation() {
        Job left = leave(PROJECT, ALICE);
        long before = store.plans().version(PROJECT, ALICE);

        assertThat(store.jobs().get(PROJECT, left.id(), later())).contains(left);
        assertThat(store.jobs().hasLive(Job.Kind.READ_LATER)).isTrue();
        assertThat(claim(null)).isEmpty();
        assertThat(store.jobs().claim(later().plusSeconds(5), mine(), null)).contains(left.in(Job.State.RUNNING));

        Plan.Conclusion end =
                new Plan.Conclusion(concluded(left.id(), Operation.Kind.READ_LATER), null, new Plan.Jobs(left, null));
        apply(PROJECT, ALICE, end);

        assertThat(store.jobs().get(PROJECT, left.id(), later())).isEmpty();
        assertThat(store.episodes().operation(PROJECT, left.id())).isPresent();
        assertThat(store.plans().version(PROJECT, ALICE)).isGreaterThan(before);
        assertThatThrownBy(() -> apply(PROJECT, ALICE, end))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.INTERNAL));
    }

    @Test
    void whatIsDestroyedTakesItsJobsWithIt() {
        Submission gone = accepted(data.submission(PROJECT, ALICE, "one"));
        Submission stays = accepted(data.submission(OTHER_PROJECT, ALICE, "two"));
        claim(OTHER_PROJECT);

        store.plans().destroyEverythingIn(PROJECT);

        assertThat(find(gone)).isEmpty();
        assertThat(find(stays)).isPresent();
        assertThat(store.jobs().keep(Job.of(gone).failed(AWAY, later()))).isFalse();
    }

    @Test
    void theTurnsOfFailedAddsAreFoundByTheirIdentities() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "one", "two"));
        List<String> identities = submission.episode().turns().stream()
                .map(turn -> turn.identity())
                .toList();
        assertThat(store.episodes().ofFailed(PROJECT, ALICE, identities)).isEmpty();

        store.jobs().keep(job(submission).dead(AWAY, later()));

        assertThat(store.episodes().ofFailed(PROJECT, ALICE, identities.subList(1, 2)))
                .containsExactly(submission.episode().turns().get(1).id());
        assertThat(store.episodes().ofFailed(PROJECT, BOB, identities)).isEmpty();
        assertThat(store.episodes().ofFailed(OTHER_PROJECT, ALICE, identities)).isEmpty();
    }
}
