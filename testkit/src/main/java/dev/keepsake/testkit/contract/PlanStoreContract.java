package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Applied;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.sample.PlanDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link dev.keepsake.store.PlanStore} does, refusals first. */
public abstract class PlanStoreContract extends StoreFixture {

    @Test
    void aScopeNeverWrittenToHasVersionZero() {
        assertThat(store.plans().version(PROJECT, ALICE)).isZero();
    }

    @Test
    void aPlanMovesTheVersionOfEachTouchedScopeByOne() {
        Scope run = ALICE.withRun("r");
        done(plan().add(data.memory(ALICE, "a"), data.memory(ALICE, "b"), data.memory(run, "c")));

        assertThat(store.plans().version(PROJECT, ALICE)).isEqualTo(1);
        assertThat(store.plans().version(PROJECT, run)).isEqualTo(1);
        assertThat(store.plans().version(PROJECT, BOB)).isZero();
        assertThat(store.plans().version(PROJECT, Scope.ANY)).isZero();
        assertThat(store.plans().version(OTHER_PROJECT, ALICE)).isZero();
    }

    @Test
    void readingAScopeInAPlanDoesNotMoveIt() {
        done(plan().touch(BOB).add(data.memory(ALICE, "a")));

        assertThat(store.plans().version(PROJECT, BOB)).isZero();
    }

    @Test
    void finishingAnEpisodeMovesItsScopeEvenWithoutAChange() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "hm"));
        assertThat(store.plans().version(PROJECT, ALICE)).isZero();

        done(plan().conclude(submission));

        assertThat(store.plans().version(PROJECT, ALICE)).isEqualTo(1);
    }

    @Test
    void aPlanMadeAtAnEarlierVersionIsStaleAndWritesNothing() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        Memory late = data.memory(ALICE, "late");
        Memory elsewhere = data.memory(BOB, "elsewhere");
        PlanDraft draft = plan().add(late, elsewhere)
                .index(submission.episode().turns().get(0))
                .conclude(submission);
        Memory early = added(ALICE, "early");
        long head = store.log().head();

        Applied applied = draft.apply();

        assertThat(applied).isEqualTo(new Applied.Stale(ALICE, 0, 1));
        assertThat(get(late.id(), elsewhere.id())).isEmpty();
        assertThat(listed(Scope.ANY)).containsExactly(early);
        assertThat(store.memories().history(PROJECT, late.id())).isEmpty();
        assertThat(store.plans().version(PROJECT, ALICE)).isEqualTo(1);
        assertThat(store.plans().version(PROJECT, BOB)).isZero();
        assertThat(store.log().head()).isEqualTo(head);
        assertThat(store.episodes().indexed(current(PROJECT, ALICE))).isEmpty();
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(submission);
    }

    @Test
    void aScopeThatWasOnlyReadMakesAPlanStaleToo() {
        PlanDraft draft = plan().touch(BOB).add(data.memory(ALICE, "a"));
        added(BOB, "b");

        assertThat(draft.apply()).isEqualTo(new Applied.Stale(BOB, 0, 1));
        assertThat(listed(ALICE)).isEmpty();
    }

    @Test
    void writesToNeighbouringScopesAndProjectsDoNotMakeAPlanStale() {
        PlanDraft draft = plan().add(data.memory(ALICE, "a"));
        added(ALICE.withRun("r"), "b");
        added(BOB, "c");
        added(OTHER_PROJECT, ALICE, "d");

        assertThat(draft.apply()).isInstanceOf(Applied.Done.class);
    }

    @Test
    void ofManyPlansMadeAtOneVersionAtOnceOneIsApplied() throws Exception {
        List<Callable<Applied>> attempts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Plan plan = plan().add(data.memory(ALICE, "same")).plan();
            attempts.add(() -> store.plans().apply(plan));
        }

        int done = 0;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Applied> attempt : executor.invokeAll(attempts)) {
                done += attempt.get() instanceof Applied.Done ? 1 : 0;
            }
        }

        assertThat(done).isEqualTo(1);
        assertThat(listed(ALICE)).hasSize(1);
        assertThat(store.plans().version(PROJECT, ALICE)).isEqualTo(1);
    }

    @Test
    void aPlanThatFailsHalfWayWritesNothing() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        Memory first = data.memory(ALICE, "first");
        Memory missing = data.memory(ALICE, "never stored");
        PlanDraft draft = plan().add(first).reword(missing, "reworded").conclude(submission);

        assertThatThrownBy(draft::apply).isInstanceOf(KeepsakeException.class);

        assertThat(get(first.id(), missing.id())).isEmpty();
        assertThat(store.memories().history(PROJECT, first.id())).isEmpty();
        assertThat(store.log().head()).isZero();
        assertThat(store.plans().version(PROJECT, ALICE)).isZero();
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(submission);
    }

    @Test
    void aNewMemoryWithoutAVectorIsRefused() {
        Memory first = data.memory(ALICE, "first");
        Memory second = data.memory(ALICE, "second");
        PlanDraft draft = plan().add(first).change(new Change.Added(second));

        assertThatThrownBy(draft::apply).isInstanceOf(KeepsakeException.class);

        assertThat(listed(ALICE)).isEmpty();
        assertThat(store.log().head()).isZero();
    }

    @Test
    void aVectorOfAnotherEmbedderIsRefused() {
        Memory memory = data.memory(ALICE, "tea");
        Map<EntryKey, Embedding> foreign =
                Map.of(new EntryKey.OfMemory(memory.id()), new HashingEmbedder(8).embed("tea"));
        Plan plan = new Plan(
                PROJECT, data.tick(), List.of(new Change.Added(memory)), foreign, List.of(), Map.of(ALICE, 0L), null);

        assertThatThrownBy(() -> store.plans().apply(plan))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFIGURATION));

        assertThat(listed(ALICE)).isEmpty();
    }

    @Test
    void changesToMemoriesOfAnotherProjectAreRefused() {
        Memory foreign = added(OTHER_PROJECT, ALICE, "foreign");

        assertThatThrownBy(() -> plan().reword(foreign, "taken").apply()).isInstanceOf(KeepsakeException.class);
        assertThatThrownBy(() -> plan().delete(foreign).apply()).isInstanceOf(KeepsakeException.class);
        assertThatThrownBy(() -> plan().supersede(foreign, foreign, "no").apply())
                .isInstanceOf(KeepsakeException.class);

        assertThat(listed(OTHER_PROJECT, ALICE)).containsExactly(foreign);
        assertThat(listed(PROJECT, ALICE)).isEmpty();
        assertThat(store.memories().history(OTHER_PROJECT, foreign.id())).hasSize(1);
    }

    @Test
    void aTurnOfAnotherProjectCannotBeWithdrawn() {
        Submission theirs = accepted(data.submission(OTHER_PROJECT, ALICE, "foreign"));
        done(data.plan(store, OTHER_PROJECT)
                .index(theirs.episode().turns().get(0))
                .conclude(theirs));
        TurnId turn = theirs.episode().turns().get(0).id();

        Throwable refusal = catchThrowable(() -> plan().withdraw(turn).apply());

        // Refusing the plan and passing over the turn are both right; touching the turn is not.
        assertThat(refusal)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        some -> assertThat(some).isInstanceOf(KeepsakeException.class));
        assertThat(store.episodes().indexed(current(OTHER_PROJECT, ALICE))).containsExactly(turn);
    }

    @Test
    void concludingAnAddUpdatesItsOperation() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        Operation concluded =
                plan().add(data.memory(ALICE, "tea")).conclude(submission).concluded();

        done(plan().add(data.memory(ALICE, "tea")).conclude(concluded));

        assertThat(store.episodes().operation(PROJECT, concluded.id())).contains(concluded);
    }

    @Test
    void anEpisodeCannotBeConcludedTwice() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        done(plan().add(data.memory(ALICE, "once")).conclude(submission));
        Memory again = data.memory(ALICE, "again");

        assertThatThrownBy(() -> plan().add(again).conclude(submission).apply()).isInstanceOf(KeepsakeException.class);

        assertThat(get(again.id())).isEmpty();
        assertThat(listed(ALICE)).hasSize(1);
    }

    @Test
    void anEpisodeOfAnotherProjectCannotBeConcluded() {
        Submission foreign = accepted(data.submission(OTHER_PROJECT, ALICE, "tea"));

        assertThatThrownBy(() ->
                        plan().add(data.memory(ALICE, "x")).conclude(foreign).apply())
                .isInstanceOf(KeepsakeException.class);

        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(foreign);
        assertThat(listed(ALICE)).isEmpty();
    }

    @Test
    void concludingADeletionWritesItsOperation() {
        Memory memory = added(ALICE, "tea");
        UUID id = data.ids().next();
        PlanDraft draft = plan().delete(memory).concludeDeletion(id);

        done(draft);

        assertThat(store.episodes().operation(PROJECT, id)).contains(draft.concluded());
        assertThat(store.episodes().operation(OTHER_PROJECT, id)).isEmpty();
        assertThat(get(memory.id())).isEmpty();
    }

    @Test
    void aPlanWithoutChangesIsDoneAtTheHeadOfTheLog() {
        long position = done(plan().add(data.memory(ALICE, "a")));

        assertThat(position).isEqualTo(store.log().head());
        assertThat(done(plan())).isEqualTo(position);
    }

    @Test
    void whatIsAlreadyKnownIsNotWrittenAgain() {
        Memory memory = added(ALICE, "tea");
        long head = store.log().head();

        done(plan().change(new Change.Unchanged(memory.withText("something else"), "same text")));

        assertThat(get(memory.id())).containsExactly(memory);
        assertThat(store.memories().history(PROJECT, memory.id())).hasSize(1);
        assertThat(store.log().head()).isEqualTo(head);
    }

    @Test
    void destroyingAProjectLeavesTheOtherAndTheKeys() {
        Submission ours = accepted(data.keyed(data.submission(PROJECT, ALICE, "tea"), "key", "digest"));
        Memory memory = data.memory(ALICE, "tea");
        done(plan().add(memory).index(ours.episode().turns().get(0)).conclude(ours));
        accepted(data.submission(PROJECT, ALICE, "unfinished"));
        Submission theirs = accepted(data.submission(OTHER_PROJECT, ALICE, "theirs"));
        Memory foreign = added(OTHER_PROJECT, ALICE, "foreign");

        store.plans().destroyEverythingIn(PROJECT);

        assertThat(listed(PROJECT, Scope.ANY)).isEmpty();
        assertThat(get(memory.id())).isEmpty();
        assertThat(store.memories().history(PROJECT, memory.id())).isEmpty();
        assertThat(store.memories().owners(PROJECT, EVERYTHING).items()).isEmpty();
        assertThat(store.episodes().operation(PROJECT, ours.episode().id().value()))
                .isEmpty();
        assertThat(store.episodes()
                        .turns(PROJECT, List.of(ours.episode().turns().get(0).id())))
                .isEmpty();
        assertThat(store.episodes().known(PROJECT, ALICE, List.of(data.identity("tea"))))
                .isEmpty();
        assertThat(store.episodes().indexed(current(PROJECT, Scope.ANY))).isEmpty();
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(theirs);
        assertThat(listed(OTHER_PROJECT, ALICE)).containsExactly(foreign);
        assertThat(store.everyProject()).contains(PROJECT, OTHER_PROJECT);
    }

    @Test
    void aDestroyedProjectStartsAfresh() {
        accepted(data.keyed(data.submission(PROJECT, ALICE, "tea"), "key", "digest"));
        added(ALICE, "old");
        store.plans().destroyEverythingIn(PROJECT);

        Submission again = accepted(data.keyed(data.submission(PROJECT, ALICE, "tea"), "key", "digest"));
        Memory memory = data.memory(ALICE, "new");
        done(plan().add(memory).conclude(again));

        assertThat(listed(ALICE)).containsExactly(memory);
    }

    @Test
    void aPlanReadBeforeADestructionIsNotApplied() {
        Memory memory = added(ALICE, "old");
        PlanDraft draft = plan().add(data.memory(ALICE, "based on what is gone"));
        store.plans().destroyEverythingIn(PROJECT);

        assertThat(draft.apply()).isInstanceOf(Applied.Stale.class);
        assertThat(get(memory.id(), new MemoryId(new UUID(1, 1)))).isEmpty();
        assertThat(listed(ALICE)).isEmpty();
    }

    @Test
    void everyProjectIsToldOnce() {
        assertThat(store.everyProject()).isEmpty();
        added(ALICE, "a");
        added(BOB, "b");
        accepted(data.submission(OTHER_PROJECT, ALICE, "c"));

        assertThat(store.everyProject()).containsExactlyInAnyOrder(PROJECT, OTHER_PROJECT);
    }
}
