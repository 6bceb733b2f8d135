package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.model.ModelUse;
import dev.keepsake.model.ModelUse.Purpose;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Applied;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore.Taken;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Submission;
import dev.keepsake.store.UsageStore.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link dev.keepsake.store.JobStore} does with what attempts in vain have cost, and with jobs that are dropped. */
public abstract class JobExpenseContract extends StoreFixture {

    private static final Job.Failure NONSENSE = new Job.Failure(ErrorCategory.MODEL_UNAVAILABLE, "It makes no sense");
    private static final ModelUse CALL =
            new ModelUse("a", Purpose.EXTRACTION, 2, 200, 20, 10, true, new BigDecimal("0.25"));

    private Job job(Submission submission) {
        return store.jobs()
                .get(submission.episode().project(), submission.episode().id().value(), data.now())
                .orElseThrow();
    }

    private Operation operation(Submission submission) {
        return store.episodes()
                .operation(
                        submission.episode().project(),
                        submission.episode().id().value())
                .orElseThrow();
    }

    private Job failed(Submission submission, boolean senseless, Instant at) {
        Job job = job(submission);
        Job failed = job.withExpense(job.tries().expense().and(senseless, List.of(CALL)))
                .failed(NONSENSE, at);
        assertThat(store.jobs().keep(failed, new Taken(at, List.of(CALL)))).isTrue();
        return failed;
    }

    private Usage ever(ProjectId project) {
        return store.usage().between(project, Instant.MIN, Instant.MAX);
    }

    @Test
    void whatAttemptsHaveCostIsKeptWithTheJobAndInTheUsageOfItsMoment() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        Instant first = data.now();

        failed(submission, true, first);
        Job twice = failed(submission, false, first.plusSeconds(60));

        assertThat(job(submission)).isEqualTo(twice);
        assertThat(twice.tries().expense().senseless()).isEqualTo(1);
        assertThat(twice.tries().expense().used()).containsExactly(CALL.plus(CALL));
        assertThat(ever(PROJECT)).isEqualTo(new Usage(List.of(CALL.plus(CALL)), 0, 0));
        assertThat(store.usage().between(PROJECT, first, first.plusSeconds(60)).uses())
                .containsExactly(CALL);
        assertThat(ever(OTHER_PROJECT).uses()).isEmpty();
        store.jobs().hasten(first);
        assertThat(job(submission).tries().expense()).isEqualTo(twice.tries().expense());
    }

    @Test
    void theEndOfAnAddEntersOnlyWhatIsNotEnteredYet() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        failed(submission, true, data.now());

        conclude(submission, List.of(CALL.plus(CALL)), List.of(CALL));

        assertThat(operation(submission).outcome().used()).containsExactly(CALL.plus(CALL));
        assertThat(ever(PROJECT)).isEqualTo(new Usage(List.of(CALL.plus(CALL)), 1, 0));
    }

    @Test
    void anAddIsCountedOnceAlsoWhenItsLastAttemptAskedNoModel() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        failed(submission, true, data.now());

        conclude(submission, List.of(CALL), List.of());

        assertThat(ever(PROJECT).adds()).isEqualTo(1);
        assertThat(ever(PROJECT).uses()).singleElement().satisfies(use -> {
            assertThat(use.calls()).isEqualTo(CALL.calls());
            assertThat(use.cost()).isEqualByComparingTo("0.25");
        });
    }

    private void conclude(Submission submission, List<ModelUse> all, List<ModelUse> taken) {
        Operation done = new Operation(
                submission.episode().id().value(),
                Operation.Kind.ADD,
                Operation.State.SUCCEEDED,
                Outcome.EMPTY.withUsed(all),
                data.now(),
                data.now(),
                null);
        apply(PROJECT, List.of(), new Plan.Conclusion(done, null, Plan.Jobs.NONE, taken));
    }

    private void apply(ProjectId project, List<TurnId> withdrawn, Plan.Conclusion conclusion) {
        Map<Scope, Long> versions = Map.of(ALICE, store.plans().version(project, ALICE));
        assertThat(store.plans()
                        .apply(new Plan(project, data.now(), List.of(), Map.of(), withdrawn, versions, conclusion)))
                .isInstanceOf(Applied.Done.class);
    }

    @Test
    void theOperationOfADeadJobSaysWhatItTookUntilItIsRevived() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        Job dead = failed(submission, true, data.now()).dead(NONSENSE, data.now());

        store.jobs().keep(dead);
        assertThat(operation(submission).outcome().used()).containsExactly(CALL);

        store.jobs().keep(dead.revived(data.now()));
        assertThat(operation(submission).outcome()).isEqualTo(Outcome.EMPTY);
        assertThat(job(submission).tries().expense()).isEqualTo(new Job.Expense(0, List.of(CALL)));
    }

    @Test
    void whatIsDroppedHasFailedAndIsDoneByNobodyWhoPlannedIt() {
        Submission dropped = accepted(data.submission(PROJECT, ALICE, "tea"));
        Submission stays = accepted(data.submission(PROJECT, BOB, "milk"));
        long before = store.plans().version(PROJECT, ALICE);
        Job.Failure why = new Job.Failure(ErrorCategory.NOT_FOUND, "It was deleted");
        Operation deletion = new Operation(
                new UUID(7, 7),
                Operation.Kind.DELETE_ALL,
                Operation.State.SUCCEEDED,
                Outcome.EMPTY,
                data.now(),
                data.now(),
                null);
        Job job = job(dropped).dead(why, data.now());

        apply(PROJECT, List.of(), new Plan.Conclusion(deletion, null, new Plan.Jobs(null, null, List.of(job))));

        assertThat(operation(dropped))
                .extracting(Operation::state, Operation::error)
                .containsExactly(Operation.State.FAILED, "It was deleted");
        assertThat(store.jobs().within(PROJECT, Scope.ANY, data.now())).containsExactly(job(stays));
        assertThat(store.plans().version(PROJECT, ALICE)).isGreaterThan(before);
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(stays);
    }

    @Test
    void aTurnThatIsWithdrawnMovesItsScope() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        done(plan().conclude(submission));
        long before = store.plans().version(PROJECT, ALICE);
        Map<Scope, Long> none = Map.of();

        store.plans()
                .apply(new Plan(
                        PROJECT,
                        data.now(),
                        List.of(),
                        Map.of(),
                        List.of(submission.episode().turns().getFirst().id()),
                        none,
                        null));

        assertThat(store.plans().version(PROJECT, ALICE)).isGreaterThan(before);
    }

    @Test
    void jobsAreFoundByWhoseTheyAre() {
        Submission plain = accepted(data.submission(PROJECT, ALICE, "tea"));
        Submission inARun = accepted(data.submission(PROJECT, ALICE.withRun("monday"), "milk"));
        accepted(data.submission(PROJECT, BOB, "water"));
        accepted(data.submission(OTHER_PROJECT, ALICE, "wine"));
        store.jobs().keep(job(inARun).dead(NONSENSE, data.now()));

        assertThat(store.jobs().within(PROJECT, ALICE, data.now())).containsExactlyInAnyOrder(job(plain), job(inARun));
        assertThat(store.jobs().within(PROJECT, Scope.ofUser("nobody"), data.now()))
                .isEmpty();
        assertThat(store.jobs().within(PROJECT, Scope.ANY, data.now())).hasSize(3);
    }
}
