package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Verdict;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Applied;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.testkit.sample.ExoticFacts;
import dev.keepsake.testkit.sample.HostileIds;
import dev.keepsake.testkit.sample.PlanDraft;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link dev.keepsake.store.QuarantineStore} does. */
public abstract class QuarantineStoreContract extends StoreFixture {

    @Test
    void whatIsHeldComesBackExactly() {
        for (Verdict verdict : ExoticFacts.verdicts()) {
            Instant since = Instant.parse("2026-02-28T23:59:59.123456789Z");
            Quarantined held = new Quarantined(
                    data.ids().next(), Exotic.scope(), ExoticFacts.fact(verdict), Exotic.TEXT, since, Instant.MAX);
            done(plan().hold(held));

            assertThat(store.quarantine().get(PROJECT, held.id())).contains(held);
        }
    }

    @Test
    void itIsNoMemoryAndInNoIndex() {
        long head = done(plan().add(data.memory(ALICE, "milk")));

        done(plan().hold(held(ALICE)));

        assertThat(listed(ALICE)).hasSize(1);
        assertThat(store.log().head()).isEqualTo(head);
    }

    @Test
    void itIsListedNewestFirstAndPageByPage() {
        Instant same = data.tick();
        Quarantined first = held(ALICE, new UUID(1, 2), same);
        Quarantined second = held(ALICE, new UUID(-1, 1), same);
        Quarantined third = held(ALICE, new UUID(0, 0), data.tick());
        done(plan().hold(third, first, second));

        assertThat(store.quarantine().list(PROJECT, ALICE, EVERYTHING).items()).containsExactly(third, second, first);
        assertThat(store.quarantine().list(PROJECT, ALICE, new PageRequest(2, 2)))
                .isEqualTo(new Page<>(List.of(first), 3));
    }

    @Test
    void aScopeListsItsOwnAndWhatItIncludes() {
        Quarantined run = held(ALICE.withRun("r"));
        Quarantined own = held(ALICE);
        Quarantined bob = held(BOB);
        done(plan().hold(run, own, bob));

        assertThat(listedHeld(PROJECT, ALICE)).containsExactlyInAnyOrder(run, own);
        assertThat(listedHeld(PROJECT, ALICE.withRun("r"))).containsExactly(run);
        assertThat(listedHeld(PROJECT, ALICE.withRun("R"))).isEmpty();
        assertThat(listedHeld(PROJECT, Scope.ANY)).hasSize(3);
        assertThat(listedHeld(OTHER_PROJECT, Scope.ANY)).isEmpty();
        assertThat(store.quarantine().get(OTHER_PROJECT, own.id())).isEmpty();
    }

    @Test
    void hostileScopesReachOnlyWhatIsTheirs() {
        List<Scope> scopes = HostileIds.scopes();
        List<Quarantined> everything = scopes.stream().map(this::held).toList();
        done(plan().hold(everything.toArray(Quarantined[]::new)));

        for (Scope scope : scopes) {
            assertThat(listedHeld(PROJECT, scope))
                    .as(scope.canonical())
                    .containsExactlyInAnyOrderElementsOf(everything.stream()
                            .filter(held -> scope.covers(held.scope()))
                            .toList());
        }
        for (ProjectId project : HostileIds.projects()) {
            assertThat(listedHeld(project, Scope.ANY)).as("%s", project).isEmpty();
        }
    }

    @Test
    void aReleasedFactGoesWithThePlanThatAddsItsMemory() {
        Quarantined held = held(ALICE);
        done(plan().hold(held));
        Memory memory = data.memory(ALICE, "tea");

        done(plan().dismiss(held).add(memory));

        assertThat(listed(ALICE)).containsExactly(memory);
        assertThat(listedHeld(PROJECT, Scope.ANY)).isEmpty();
        assertThat(store.quarantine().get(PROJECT, held.id())).isEmpty();
    }

    @Test
    void aPlanThatDismissesWhatIsNotHeldIsRefusedWhole() {
        Quarantined held = held(ALICE);
        done(plan().hold(held));
        done(data.plan(store, OTHER_PROJECT).add(data.memory(ALICE, "tea")));

        assertRefused(data.plan(store, OTHER_PROJECT).dismiss(held).add(data.memory(BOB, "tea")));
        assertRefused(plan().dismiss(held).dismiss(held));
        assertThat(store.quarantine().get(PROJECT, held.id())).contains(held);
        assertThat(listed(OTHER_PROJECT, BOB)).isEmpty();
    }

    @Test
    void aFactIsHeldOnceAndAgainOnlyWhenItIsDismissed() {
        Quarantined held = held(ALICE);
        Quarantined longer = new Quarantined(
                held.id(), BOB, held.fact(), "longer", held.at(), held.until().plusSeconds(9));
        done(plan().hold(held));

        assertRefused(plan().hold(longer));
        assertRefused(plan().hold(held(ALICE, new UUID(9, 9), held.at()), held(ALICE, new UUID(9, 9), held.at())));
        assertThat(listedHeld(PROJECT, Scope.ANY)).containsExactly(held);

        done(plan().hold(longer).dismiss(held));
        assertThat(listedHeld(PROJECT, Scope.ANY)).containsExactly(longer);
        done(data.plan(store, OTHER_PROJECT).hold(held));
        assertThat(listedHeld(OTHER_PROJECT, Scope.ANY)).containsExactly(held);
    }

    @Test
    void holdingAndDismissingMoveTheVersionOfTheScope() {
        Quarantined held = held(ALICE);
        done(plan().hold(held));
        assertThat(store.plans().version(PROJECT, ALICE)).isEqualTo(1);

        PlanDraft late = plan().dismiss(held);
        done(plan().dismiss(held));

        assertThat(store.plans().version(PROJECT, ALICE)).isEqualTo(2);
        assertThat(late.apply()).isEqualTo(new Applied.Stale(ALICE, 1, 2));
        assertThat(store.plans().version(PROJECT, BOB)).isZero();
    }

    @Test
    void aStalePlanHoldsNothing() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        PlanDraft late = plan().hold(held(ALICE)).conclude(submission);
        added(ALICE, "early");

        assertThat(late.apply()).isInstanceOf(Applied.Stale.class);
        assertThat(listedHeld(PROJECT, Scope.ANY)).isEmpty();
    }

    @Test
    void itGoesWithItsProject() {
        Quarantined ours = held(ALICE);
        Quarantined theirs = held(ALICE);
        done(plan().hold(ours));
        done(data.plan(store, OTHER_PROJECT).hold(theirs));

        store.plans().destroyEverythingIn(PROJECT);

        assertThat(listedHeld(PROJECT, Scope.ANY)).isEmpty();
        assertThat(listedHeld(OTHER_PROJECT, Scope.ANY)).containsExactly(theirs);
    }

    private static void assertRefused(PlanDraft draft) {
        assertThatThrownBy(draft::apply)
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.INTERNAL));
    }

    private List<Quarantined> listedHeld(ProjectId project, Scope within) {
        return store.quarantine().list(project, within, EVERYTHING).items();
    }

    private Quarantined held(Scope scope) {
        return held(scope, data.ids().next(), data.tick());
    }

    private static Quarantined held(Scope scope, UUID id, Instant at) {
        return new Quarantined(id, scope, ExoticFacts.plain(), "suspicious", at, at.plusSeconds(60));
    }
}
