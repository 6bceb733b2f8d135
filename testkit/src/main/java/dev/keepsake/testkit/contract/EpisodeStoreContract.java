package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Handling;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Acceptance;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.sample.Exotic;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link dev.keepsake.store.EpisodeStore} does. */
public abstract class EpisodeStoreContract extends StoreFixture {

    @Test
    void anEpisodeIsReadBackAsItCameAndByItsProjectAlone() {
        Submission submission = data.submission(PROJECT, ALICE, "I like tea");
        store.episodes().accept(submission);
        EpisodeId id = submission.episode().id();

        assertThat(store.episodes().episode(PROJECT, id)).contains(submission.episode());
        assertThat(store.episodes().episode(OTHER_PROJECT, id)).isEmpty();
        assertThat(store.episodes().episode(PROJECT, new EpisodeId(new UUID(7, 7))))
                .isEmpty();
    }

    @Test
    void anAcceptedSubmissionIsPending() {
        Submission submission = data.submission(PROJECT, ALICE, "I like tea");

        Acceptance acceptance = store.episodes().accept(submission);

        Operation pending = new Operation(
                submission.episode().id().value(),
                Operation.Kind.ADD,
                Operation.State.PENDING,
                Outcome.EMPTY,
                submission.episode().receivedAt(),
                null,
                null);
        assertThat(acceptance).isEqualTo(new Acceptance.Accepted(pending));
        assertThat(store.episodes().operation(PROJECT, pending.id())).contains(pending);
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(submission);
    }

    @Test
    void operationsAreListedNewestFirstByProjectKindAndState() {
        Submission first = accepted(data.submission(PROJECT, ALICE, "one"));
        accepted(data.submission(OTHER_PROJECT, BOB, "two"));
        Submission third = accepted(data.submission(PROJECT, ALICE, "three"));
        data.plan(store, PROJECT).add(data.memory(ALICE, "one")).conclude(first).apply();

        assertThat(operations(null, null, PageRequest.first(10)).items())
                .extracting(Operation::id)
                .containsExactly(id(third), id(first));
        assertThat(operations(null, null, new PageRequest(2, 1)))
                .satisfies(page -> assertThat(page.total()).isEqualTo(2))
                .extracting(page -> page.items().getFirst().id())
                .isEqualTo(id(first));
        assertThat(operations(Operation.Kind.ADD, Operation.State.PENDING, PageRequest.first(10))
                        .items())
                .extracting(Operation::id)
                .containsExactly(id(third));
        assertThat(operations(Operation.Kind.DELETE_ALL, null, PageRequest.first(10)))
                .isEqualTo(new Page<Operation>(List.of(), 0));
    }

    private Page<Operation> operations(
            Operation.@Nullable Kind kind, Operation.@Nullable State state, PageRequest page) {
        return store.episodes().operations(PROJECT, kind, state, page);
    }

    private static UUID id(Submission submission) {
        return submission.episode().id().value();
    }

    @Test
    void aSubmissionComesBackAsItWasGiven() {
        Submission submission = Exotic.submission(data, PROJECT);

        store.episodes().accept(submission);

        List<TurnId> ids = submission.episode().turns().stream().map(Turn::id).toList();
        assertThat(store.episodes().turns(PROJECT, ids))
                .isEqualTo(submission.episode().turns());
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(submission);
    }

    @Test
    void unfinishedSubmissionsComeOldestFirstFromEveryProject() {
        Submission first = accepted(data.submission(PROJECT, ALICE, "one"));
        Submission second = accepted(data.submission(OTHER_PROJECT, BOB, "two"));
        Submission third = accepted(data.submission(PROJECT, ALICE, "three"));

        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(first, second, third);
    }

    @Test
    void aConcludedSubmissionIsNoLongerUnfinished() {
        Submission first = accepted(data.submission(PROJECT, ALICE, "one"));
        Submission second = accepted(data.submission(PROJECT, ALICE, "two"));

        done(plan().conclude(first));

        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(second);
    }

    @Test
    void theSameRequestUnderTheSameKeyIsReplayedAsItStandsNow() {
        Submission first = accepted(data.keyed(data.submission(PROJECT, ALICE, "tea"), "key", "digest"));
        Submission retry = data.keyed(data.submission(PROJECT, ALICE, "tea"), "key", "digest");
        Operation pending = operation(first);
        assertThat(store.episodes().accept(retry)).isEqualTo(new Acceptance.Replayed(pending));

        done(plan().add(data.memory(ALICE, "tea")).conclude(first));

        Operation concluded = operation(first);
        assertThat(concluded.state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(store.episodes().accept(retry)).isEqualTo(new Acceptance.Replayed(concluded));
        assertThat(store.episodes().unfinishedInEveryProject()).isEmpty();
        assertThat(store.episodes().operation(PROJECT, retry.episode().id().value()))
                .isEmpty();
        assertThat(store.episodes().turns(PROJECT, List.of(turn(retry).id()))).isEmpty();
    }

    @Test
    void aDifferentRequestUnderTheSameKeyIsRefused() {
        Submission first = accepted(data.keyed(data.submission(PROJECT, ALICE, "tea"), "key", "digest"));

        Acceptance acceptance =
                store.episodes().accept(data.keyed(data.submission(PROJECT, ALICE, "coffee"), "key", "another"));

        assertThat(acceptance).isEqualTo(new Acceptance.KeyTaken(operation(first)));
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(first);
    }

    @Test
    void idempotencyKeysOfTwoProjectsAreDifferentKeys() {
        accepted(data.keyed(data.submission(PROJECT, ALICE, "tea"), "key", "digest"));

        assertThat(store.episodes().accept(data.keyed(data.submission(OTHER_PROJECT, ALICE, "tea"), "key", "digest")))
                .isInstanceOf(Acceptance.Accepted.class);
    }

    @Test
    void submissionsWithoutAKeyAreNeverReplays() {
        accepted(data.submission(PROJECT, ALICE, "yes"));

        assertThat(store.episodes().accept(data.submission(PROJECT, ALICE, "yes")))
                .isInstanceOf(Acceptance.Accepted.class);
    }

    @Test
    void ofManyRequestsUnderOneKeyAtOnceOneIsAccepted() throws Exception {
        List<Callable<Acceptance>> attempts = IntStream.range(0, 16)
                .mapToObj(i -> data.keyed(data.submission(PROJECT, ALICE, "tea"), "key", "digest"))
                .map(submission -> (Callable<Acceptance>) () -> store.episodes().accept(submission))
                .toList();

        int accepted = 0;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Acceptance> attempt : executor.invokeAll(attempts)) {
                accepted += attempt.get() instanceof Acceptance.Accepted ? 1 : 0;
            }
        }

        assertThat(accepted).isEqualTo(1);
        assertThat(store.episodes().unfinishedInEveryProject()).hasSize(1);
    }

    @Test
    void anOperationIsFoundInItsOwnProjectOnly() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));

        assertThat(store.episodes()
                        .operation(OTHER_PROJECT, submission.episode().id().value()))
                .isEmpty();
        assertThat(store.episodes().operation(PROJECT, new UUID(1, 2))).isEmpty();
    }

    @Test
    void turnsComeInTheOrderAskedWithoutUnknownAndForeignOnes() {
        Submission ours = accepted(data.submission(PROJECT, ALICE, "zero", "one", "two"));
        Submission theirs = accepted(data.submission(OTHER_PROJECT, ALICE, "foreign"));
        List<Turn> turns = ours.episode().turns();
        TurnId beyond = new TurnId(ours.episode().id(), 3);
        TurnId unknown = new TurnId(new EpisodeId(data.ids().next()), 0);

        List<Turn> found = store.episodes()
                .turns(
                        PROJECT,
                        List.of(
                                turns.get(2).id(),
                                unknown,
                                turns.get(0).id(),
                                beyond,
                                turn(theirs).id(),
                                turns.get(1).id()));

        assertThat(found).containsExactly(turns.get(2), turns.get(0), turns.get(1));
        assertThat(store.episodes().turns(PROJECT, List.of())).isEmpty();
    }

    @Test
    void messagesAreKnownOnceTheirEpisodeIsConcluded() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea", "milk"));
        List<String> identities = List.of(data.identity("tea"), data.identity("milk"), data.identity("sugar"));
        assertThat(store.episodes().known(PROJECT, ALICE, identities)).isEmpty();

        done(plan().conclude(submission));

        assertThat(store.episodes().known(PROJECT, ALICE, identities))
                .containsOnlyKeys(data.identity("tea"), data.identity("milk"))
                .containsEntry(
                        data.identity("milk"),
                        submission.episode().turns().get(1).id());
        assertThat(store.episodes().known(PROJECT, ALICE, List.of())).isEmpty();
    }

    @Test
    void messagesAreKnownInExactlyTheirScopeAndProject() {
        Submission submission = accepted(data.submission(PROJECT, ALICE.withRun("r"), "tea"));
        done(plan().conclude(submission));
        List<String> identities = List.of(data.identity("tea"));

        assertThat(store.episodes().known(PROJECT, ALICE.withRun("r"), identities))
                .hasSize(1);
        assertThat(store.episodes().known(PROJECT, ALICE, identities)).isEmpty();
        assertThat(store.episodes().known(PROJECT, ALICE.withRun("r").withAgent("a"), identities))
                .isEmpty();
        assertThat(store.episodes().known(PROJECT, Scope.ANY, identities)).isEmpty();
        assertThat(store.episodes().known(OTHER_PROJECT, ALICE.withRun("r"), identities))
                .isEmpty();
    }

    @Test
    void aTurnIsIndexedFromItsVectorToItsWithdrawal() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea", "milk"));
        Turn tea = submission.episode().turns().get(0);
        assertThat(store.episodes().indexed(current(PROJECT, ALICE))).isEmpty();

        done(plan().index(tea).conclude(submission));
        assertThat(store.episodes().indexed(current(PROJECT, ALICE))).containsExactly(tea.id());
        assertThat(store.episodes().indexed(current(PROJECT, BOB))).isEmpty();
        assertThat(store.episodes().indexed(current(OTHER_PROJECT, ALICE))).isEmpty();

        done(plan().withdraw(tea.id()));
        assertThat(store.episodes().indexed(current(PROJECT, ALICE))).isEmpty();
        assertThat(store.episodes().turns(PROJECT, List.of(tea.id()))).containsExactly(tea);
    }

    @Test
    void indexedTurnsAreSelectedByTheAttributesOfSubmissionAndMessage() {
        Submission work = accepted(data.submission(PROJECT, ALICE, Attributes.of("topic", "work"), "a", "b"));
        Submission play = accepted(data.submission(PROJECT, ALICE, Attributes.of("topic", "play"), "c"));
        done(plan().index(turn(work)).conclude(work));
        done(plan().index(turn(play)).conclude(play));

        Filter topic = Filter.attribute("topic", Operator.EQ, new AttributeValue.Text("play"));
        Selection selection = new Selection(PROJECT, Scope.ANY, topic, Visibility.currentAt(data.now()));
        assertThat(store.episodes().indexed(selection))
                .containsExactly(turn(play).id());
    }

    @Test
    void everyHandlingComesBackExactly() {
        List<Handling> handlings = List.of(Handling.DEFAULT, Handling.VERBATIM, Handling.PROCEDURAL, Exotic.handling());
        List<Submission> submissions = handlings.stream()
                .map(handling -> accepted(data.handled(data.submission(PROJECT, ALICE, "tea"), handling)))
                .toList();

        assertThat(store.episodes().unfinishedInEveryProject()).isEqualTo(submissions);
        assertThat(submissions).extracting(Submission::handling).isEqualTo(handlings);
    }

    private Operation operation(Submission submission) {
        return store.episodes()
                .operation(PROJECT, submission.episode().id().value())
                .orElseThrow();
    }

    private static Turn turn(Submission submission) {
        return submission.episode().turns().get(0);
    }
}
