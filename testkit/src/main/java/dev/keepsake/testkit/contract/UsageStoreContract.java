package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.memory.Memory;
import dev.keepsake.model.ModelUse;
import dev.keepsake.model.ModelUse.Purpose;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Applied;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Submission;
import dev.keepsake.store.UsageStore;
import dev.keepsake.testkit.sample.ExoticFacts;
import dev.keepsake.testkit.sample.HostileIds;
import dev.keepsake.testkit.sample.PlanDraft;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link dev.keepsake.store.UsageStore} does. */
public abstract class UsageStoreContract extends StoreFixture {

    private static final UsageStore.Usage NOTHING = new UsageStore.Usage(List.of(), 0, 0);

    @Test
    void whereNoModelWasAskedThereIsNothing() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        done(plan().add(data.memory(ALICE, "tea")).conclude(submission));

        assertThat(ever(PROJECT)).isEqualTo(NOTHING);
    }

    @Test
    void exoticUsesComeBackInTheSumAndInTheOutcome() {
        ModelUse[] uses = ExoticFacts.uses().toArray(ModelUse[]::new);
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        done(plan().using(uses).conclude(submission));

        assertThat(ever(PROJECT).uses()).containsExactlyInAnyOrder(uses);
        assertThat(store.episodes()
                        .operation(PROJECT, submission.episode().id().value())
                        .orElseThrow()
                        .outcome()
                        .used())
                .containsExactly(uses);
    }

    @Test
    void usesAreSummedByModelAndPurpose() {
        add(use("b", Purpose.SUMMARY, 1, "0.10"), use("b", Purpose.EXTRACTION, 2, "1"));
        add(use("a", Purpose.SUPPORT_CHECK, 3, "0.001"), use("b", Purpose.EXTRACTION, 4, "0.05"));

        assertThat(ever(PROJECT).uses())
                .containsExactly(
                        use("a", Purpose.SUPPORT_CHECK, 3, "0.001"),
                        use("b", Purpose.EXTRACTION, 6, "1.05"),
                        use("b", Purpose.SUMMARY, 1, "0.10"));
    }

    @Test
    void aSumIsCountedWhenAllOfItWasAndHasACostWhenAllOfItHasOne() {
        add(new ModelUse("a", Purpose.SUMMARY, 1, 1, 1, 1, true, BigDecimal.ONE));
        add(new ModelUse("a", Purpose.SUMMARY, 1, 1, 1, 1, false, null));
        add(new ModelUse("a", Purpose.SUMMARY, 1, 1, 1, 1, true, BigDecimal.ONE));

        assertThat(ever(PROJECT).uses()).containsExactly(new ModelUse("a", Purpose.SUMMARY, 3, 3, 3, 3, false, null));
    }

    @Test
    void addsThatAskedAModelAreCountedAndTheMemoriesTheyMade() {
        Memory old = added(ALICE, "milk");
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        done(plan().add(data.memory(ALICE, "tea"), data.memory(ALICE, "green tea"))
                .supersede(old, data.memory(ALICE, "tea"), "newer")
                .using(use("a", Purpose.EXTRACTION, 1, "1"), use("b", Purpose.SUPPORT_CHECK, 1, "1"))
                .conclude(submission));
        add(use("a", Purpose.EXTRACTION, 1, "1"));
        add();

        UsageStore.Usage usage = ever(PROJECT);
        assertThat(usage.adds()).isEqualTo(2);
        assertThat(usage.memories()).isEqualTo(2);
    }

    @Test
    void otherOperationsAndFailedOnesTookWhatTheyTook() {
        Outcome outcome = new Outcome(List.of(), List.of(), null, List.of(use("a", Purpose.SUMMARY, 5, "1")));
        Instant at = data.tick();
        done(plan().add(data.memory(ALICE, "tea"))
                .conclude(new Operation(
                        data.ids().next(),
                        Operation.Kind.CONSOLIDATE,
                        Operation.State.SUCCEEDED,
                        outcome,
                        at,
                        at,
                        null)));
        Submission failed = accepted(data.submission(PROJECT, ALICE, "tea"));
        done(plan().touch(ALICE)
                .conclude(new Operation(
                        failed.episode().id().value(),
                        Operation.Kind.ADD,
                        Operation.State.FAILED,
                        outcome,
                        at,
                        at,
                        "the model failed")));

        assertThat(ever(PROJECT)).isEqualTo(new UsageStore.Usage(List.of(use("a", Purpose.SUMMARY, 10, "2")), 1, 0));
    }

    @Test
    void aStretchOfTimeHasItsFirstMomentAndNotItsLast() {
        Instant first = add(use("a", Purpose.EXTRACTION, 1, "1"));
        Instant second = add(use("a", Purpose.EXTRACTION, 10, "1"));

        assertThat(calls(first, second)).isEqualTo(1);
        assertThat(calls(first, second.plusNanos(1))).isEqualTo(11);
        assertThat(calls(first.plusNanos(1), second)).isZero();
        assertThat(calls(second, Instant.MAX)).isEqualTo(10);
        assertThat(calls(first, first)).isZero();
    }

    @Test
    void aPlanThatIsNotAppliedTookNothing() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        PlanDraft late = plan().using(use("a", Purpose.EXTRACTION, 1, "1")).conclude(submission);
        added(ALICE, "early");

        assertThat(late.apply()).isInstanceOf(Applied.Stale.class);
        assertThat(ever(PROJECT)).isEqualTo(NOTHING);
    }

    @Test
    void everyProjectHasItsOwnAndLosesItWhenItIsDestroyed() {
        add(use("a", Purpose.EXTRACTION, 1, "1"));
        UsageStore.Usage ours = ever(PROJECT);
        for (ProjectId project : HostileIds.projects()) {
            assertThat(ever(project)).as("%s", project).isEqualTo(project.equals(PROJECT) ? ours : NOTHING);
        }
        Submission theirs = accepted(data.submission(OTHER_PROJECT, ALICE, "tea"));
        done(data.plan(store, OTHER_PROJECT)
                .using(use("b", Purpose.EXTRACTION, 1, "1"))
                .conclude(theirs));

        store.plans().destroyEverythingIn(PROJECT);

        assertThat(ever(PROJECT)).isEqualTo(NOTHING);
        assertThat(ever(OTHER_PROJECT).adds()).isEqualTo(1);
    }

    private long calls(Instant from, Instant to) {
        return store.usage().between(PROJECT, from, to).uses().stream()
                .mapToLong(ModelUse::calls)
                .sum();
    }

    private UsageStore.Usage ever(ProjectId project) {
        return store.usage().between(project, Instant.MIN, Instant.MAX);
    }

    /** Concludes an add without a memory and returns when. */
    private Instant add(ModelUse... uses) {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "hm"));
        PlanDraft draft = plan().using(uses).conclude(submission);
        done(draft);
        return draft.plan().at();
    }

    private static ModelUse use(String model, Purpose purpose, int calls, String cost) {
        return new ModelUse(model, purpose, calls, 0, 0, 0, true, new BigDecimal(cost));
    }
}
