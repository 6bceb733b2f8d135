package dev.keepsake.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddRequest.Mode;
import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.ResetRequest;
import dev.keepsake.conversation.Message;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.engine.extract.model.ModelExtractors;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.engine.search.RoughTokens;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.Policy;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.Store;
import dev.keepsake.store.embedded.EmbeddedStore;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.time.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was deleted before it was read does not come back: neither by a later attempt nor by the late reply of a model. */
@Timeout(60)
class DeletedMeanwhileTest {

    private static final ProjectId PROJECT = ProjectId.DEFAULT;
    private static final Scope ANA = Scope.ofUser("ana");
    private static final Scope ANAS_RUN = Scope.ofUser("ana").withRun("monday");
    private static final Scope BEN = Scope.ofUser("ben");
    private static final String SAID = "I adopted a grey cat called Biscuit.";
    private static final String READ =
            "{\"facts\":[{\"text\":\"A grey cat called Biscuit was adopted.\",\"turns\":[1]}]}";
    private static final Handling RECONCILE = Handling.DEFAULT.withPolicy(Policy.RECONCILE);

    enum Kept {
        IN_MEMORY,
        EMBEDDED
    }

    @TempDir
    private Path directory;

    private final FakeClock clock = new FakeClock();
    private final Script model = new Script();
    private final InMemoryStore inMemory = new InMemoryStore();
    private Store store;
    private MemoryEngine engine;

    private void begin(Kept kept) {
        store = switch (kept) {
            case IN_MEMORY -> inMemory;
            case EMBEDDED -> EmbeddedStore.open(directory);
        };
        EngineParts parts = EngineParts.over(
                store, new InMemoryIndex(), new HashingEmbedder(), new RuleExtractor(), clock, new SequentialIds(1));
        engine = MemoryEngine.start(parts.withExtractors(
                ModelExtractors.around(model, new RoughTokens(), ModelPrices.UNKNOWN, new RuleExtractor())
                        .withLastResort(LastResort.DEFER)));
    }

    /** Waits for the end of all that was begun. */
    private void restart(Kept kept) {
        engine.close();
        store.close();
        begin(kept);
    }

    @AfterEach
    void close() {
        model.letGo();
        assertThat(engine.verify()).isEmpty();
        engine.close();
        store.close();
    }

    private UUID add(Scope scope, Handling handling, String... said) {
        List<Message> messages = List.of(said).stream()
                .map(text -> Message.user(text).named("Ana"))
                .toList();
        return engine.project(PROJECT)
                .add(AddRequest.of(scope, messages).withHandling(handling).withMode(Mode.BACKGROUND))
                .operation()
                .id();
    }

    private void deleteAllOf(Scope scope) {
        engine.project(PROJECT).deleteAll(new DeleteAllRequest(Reach.of(scope)));
    }

    private List<Job> jobs() {
        return store.jobs()
                .list(PROJECT, null, clock.instant(), PageRequest.first(10))
                .items();
    }

    private void awaitFailure(UUID job, Job.State state) {
        Trouble.awaitQuietly(() -> store.jobs()
                .get(PROJECT, job, clock.instant())
                .filter(one -> one.tries().attempts() > 0 && one.state() == state)
                .isPresent());
    }

    private Operation operation(UUID id) {
        return store.episodes().operation(PROJECT, id).orElseThrow();
    }

    private void assertThatNothingIsThere() {
        Remembered there = Remembered.by(store, PROJECT);
        assertThat(there.memories()).isEmpty();
        assertThat(there.turns()).isEmpty();
        assertThat(there.entries()).isEmpty();
        assertThat(there.quarantine()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDeferredAddOfADeletedUserIsNotReadLater(Kept kept) {
        begin(kept);
        model.answers(prompt -> {
            throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "The test says that it is away");
        });
        UUID deleted = add(ANAS_RUN, RECONCILE, SAID);
        UUID another = add(BEN, RECONCILE, SAID);
        awaitFailure(deleted, Job.State.WAITING);

        deleteAllOf(ANA);

        assertThat(operation(deleted).state()).isEqualTo(Operation.State.FAILED);
        assertThat(operation(deleted).error()).contains("deleted before they were read");
        model.answers(prompt -> READ);
        engine.retryNow();
        engine.drain();
        assertThat(operation(another).state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(Remembered.by(store, PROJECT).memories()).hasSize(1);
        assertThat(jobs()).isEmpty();
        deleteAllOf(BEN);
        assertThatNothingIsThere();
    }

    @ParameterizedTest
    @EnumSource
    void theLateReplyOfAModelBringsBackNothing(Kept kept) {
        begin(kept);
        CountDownLatch asked = model.holdsBack(READ);
        UUID deleted = add(ANA, RECONCILE, SAID);
        Trouble.awaitQuietly(() -> asked.getCount() == 0);

        deleteAllOf(ANA);
        model.letGo();
        restart(kept);

        assertThat(jobs()).isEmpty();
        assertThat(operation(deleted).state()).isEqualTo(Operation.State.FAILED);
        assertThatNothingIsThere();
    }

    @ParameterizedTest
    @EnumSource
    void whoWaitsForADeletedAddIsToldSo(Kept kept) throws ExecutionException, InterruptedException {
        begin(kept);
        CountDownLatch asked = model.holdsBack(READ);
        CompletableFuture<Operation> waits = CompletableFuture.supplyAsync(() -> engine.project(PROJECT)
                .add(AddRequest.of(ANA, SAID).withHandling(RECONCILE))
                .operation());
        Trouble.awaitQuietly(() -> asked.getCount() == 0);

        deleteAllOf(ANA);
        model.letGo();

        assertThat(waits.get().state()).isEqualTo(Operation.State.FAILED);
        assertThat(waits.get().error()).contains("deleted before they were read");
        assertThatNothingIsThere();
    }

    @ParameterizedTest
    @EnumSource
    void aDeadAddOfADeletedUserCannotBeRetried(Kept kept) {
        begin(kept);
        model.answers(prompt -> {
            throw new KeepsakeException(ErrorCategory.CONFIGURATION, "The test says that it is refused");
        });
        UUID deleted = add(ANA, RECONCILE, SAID);
        awaitFailure(deleted, Job.State.DEAD);
        assertThat(Remembered.by(store, PROJECT).turns()).hasSize(1);

        deleteAllOf(ANA);
        model.answers(prompt -> READ);

        assertThat(engine.upkeep(PROJECT).retryDead()).isZero();
        assertThat(jobs()).isEmpty();
        assertThatNothingIsThere();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasLeftForLaterAndDeletedWhileItIsReadDoesNotComeBack(Kept kept) {
        begin(kept);
        ProjectSettings settings = engine.upkeep(PROJECT).settings();
        engine.upkeep(PROJECT)
                .configure(new ProjectSettings(
                        settings.policy(),
                        settings.guidance(),
                        new Budget(100L, null),
                        settings.quarantine(),
                        settings.retention()));
        add(ANA, RECONCILE, SAID);
        engine.drain();
        Job left = jobs().getFirst();
        assertThat(left.task().kind()).isEqualTo(Job.Kind.READ_LATER);
        engine.upkeep(PROJECT).configure(settings);
        CountDownLatch asked = model.holdsBack(READ);
        clock.advance(Duration.ofHours(2));
        add(BEN, Handling.VERBATIM, "Somebody has to wake the engine.");
        Trouble.awaitQuietly(() -> asked.getCount() == 0);

        deleteAllOf(ANA);
        model.letGo();
        Trouble.awaitQuietly(() -> jobs().isEmpty());

        deleteAllOf(BEN);
        assertThatNothingIsThere();
    }

    @ParameterizedTest
    @EnumSource
    void aResetProjectStaysEmptyWhateverAModelReplies(Kept kept) {
        begin(kept);
        CountDownLatch asked = model.holdsBack(READ);
        add(ANA, RECONCILE, SAID);
        add(BEN, RECONCILE, SAID);
        Trouble.awaitQuietly(() -> asked.getCount() == 0);

        engine.project(PROJECT).reset(new ResetRequest(PROJECT));
        model.letGo();
        restart(kept);

        assertThat(jobs()).isEmpty();
        assertThat(store.episodes()
                        .operations(PROJECT, null, null, PageRequest.first(10))
                        .items())
                .isEmpty();
        assertThatNothingIsThere();
    }

    /** A model that answers as a test says, or is held back with its answer. */
    private static final class Script implements ChatModel {

        private volatile Function<ChatPrompt, String> answer = prompt -> READ;
        private volatile CountDownLatch gate = new CountDownLatch(0);

        void answers(Function<ChatPrompt, String> next) {
            answer = next;
        }

        /** Returns what is at zero when it was asked. */
        CountDownLatch holdsBack(String reply) {
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch closed = new CountDownLatch(1);
            gate = closed;
            answer = prompt -> {
                asked.countDown();
                try {
                    closed.await();
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
                return reply;
            };
            return asked;
        }

        void letGo() {
            gate.countDown();
        }

        @Override
        public String name() {
            return "script";
        }

        @Override
        public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
            return new ChatReply(answer.apply(prompt), 10, 10);
        }
    }
}
