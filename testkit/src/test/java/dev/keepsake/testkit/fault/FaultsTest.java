package dev.keepsake.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.fault.Fault.Extent;
import dev.keepsake.testkit.fault.Fault.Moment;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.testkit.sample.SampleData;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final ProjectId PROJECT = new ProjectId("acme");
    private static final Scope ALICE = Scope.ofUser("alice");

    private final Faults faults = new Faults(call -> !call.equals("log.head"));
    private final InMemoryStore inner = new InMemoryStore();
    private final FaultyStore store = new FaultyStore(faults, inner);
    private final Submission submission = new SampleData().submission(PROJECT, ALICE, "hello");

    @Test
    void aCallThatFailsBeforeItsEffectHasNone() {
        faults.arm(new Fault(1, Moment.BEFORE_ITS_EFFECT, Extent.ONE_CALL));

        assertThatThrownBy(() -> store.episodes().accept(submission)).isInstanceOf(KeepsakeException.class);

        assertThat(inner.episodes().unfinishedInEveryProject()).isEmpty();
        assertThat(faults.struck()).isEqualTo("episodes.accept");
    }

    @Test
    void aCallThatFailsAfterItsEffectHasIt() {
        faults.arm(new Fault(1, Moment.AFTER_ITS_EFFECT, Extent.ONE_CALL));

        assertThatThrownBy(() -> store.episodes().accept(submission)).isInstanceOf(KeepsakeException.class);

        assertThat(inner.episodes().unfinishedInEveryProject()).containsExactly(submission);
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(submission);
    }

    @Test
    void afterAKillNothingWorksUntilItIsDisarmed() {
        faults.arm(new Fault(2, Moment.BEFORE_ITS_EFFECT, Extent.ALL_FROM_THEN_ON));
        store.log().head();
        store.plans().version(PROJECT, ALICE);
        assertThat(faults.hasStruck()).isFalse();

        assertThatThrownBy(() -> store.plans().version(PROJECT, ALICE)).isInstanceOf(KeepsakeException.class);
        assertThatThrownBy(() -> store.log().head()).isInstanceOf(KeepsakeException.class);
        assertThat(faults.calls()).containsExactly("plans.version", "plans.version");

        faults.disarm();
        assertThat(store.plans().version(PROJECT, ALICE)).isZero();
    }

    @Test
    void whatAPartThrowsItselfIsThrown() {
        assertThatThrownBy(() -> store.plans()
                        .apply(new SampleData()
                                .plan(inner, PROJECT)
                                .add(new SampleData().memory(ALICE, "x"))
                                .plan()))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageNotContaining("The test lets");
    }
}
