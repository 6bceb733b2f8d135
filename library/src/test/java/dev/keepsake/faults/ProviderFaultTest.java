package dev.keepsake.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddRequest.Mode;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Memories;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.conversation.Message;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.engine.extract.model.ModelExtractors;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.engine.search.RoughTokens;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Policy;
import dev.keepsake.index.EntryKind;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.models.chat.OpenAiCompatibleChatModel;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.testkit.fake.AnsweringModel;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.fake.ScriptedChatModel;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.time.Deadline;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider of the chat model is in trouble: nothing is lost, and the answer or the operation says what happened. */
@Timeout(120)
class ProviderFaultTest {

    private static final Scope ANA = Scope.ofUser("ana");
    private static final ProjectId PROJECT = ProjectId.DEFAULT;
    private static final String SAID = "I adopted a grey cat called Biscuit.";
    private static final String FACT = "Ana adopted a grey cat called Biscuit.";
    /** More than are carried out at once. */
    private static final int MANY = 64;

    private static final String RECOVERED = "{\"facts\":[{\"text\":\"" + FACT + "\",\"turns\":[1]}]}";

    private final ScriptedChatModel server = ScriptedChatModel.start();
    private final InMemoryStore store = new InMemoryStore();
    private final AtomicReference<ChatModel> provider = new AtomicReference<>(new AnsweringModel(prompt -> RECOVERED));
    private MemoryEngine engine = start(LastResort.DEFER);

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void theLastResortLocalReadsByRulesAndSaysSo(ProviderFault fault) {
        begin(fault, LastResort.LOCAL);

        AddResult result = memories().add(request());

        assertThat(result.operation().state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(result.operation().outcome().extractor()).startsWith("rules");
        assertThat(result.notStored()).extracting(Outcome.NotStored::cause).contains(Cause.MODEL_FAILED);
        assertThat(result.stored()).isNotEmpty();
        assertThat(found()).contains("OfMemory", "OfTurn");
    }

    @ParameterizedTest
    @EnumSource
    void theLastResortDeferSaysSoAndFinishesWhenTheProviderIsBack(ProviderFault fault) {
        begin(fault, LastResort.DEFER);

        assertThatThrownBy(() -> memories().add(request()))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        failed -> assertThat(failed.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE))
                .hasMessageContaining("are kept as operation")
                .hasMessageContaining("are tried again");
        assertThat(store.episodes().unfinishedInEveryProject()).hasSize(1);
        assertThat(found()).isEmpty();

        recover();
        Trouble.await(engine, this::isFinished);

        assertThat(found()).contains("OfMemory", "OfTurn");
        assertThat(Remembered.by(store, PROJECT).memories()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anAddInTheBackgroundIsPendingUntilTheProviderIsBack(ProviderFault fault) {
        begin(fault, LastResort.DEFER);

        AddResult begun = memories().add(request().withMode(Mode.BACKGROUND));
        assertThat(state(begun)).isEqualTo(Operation.State.PENDING);

        recover();
        Trouble.await(engine, this::isFinished);

        assertThat(state(begun)).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(found()).contains("OfMemory", "OfTurn");
    }

    @Test
    void addsThatWaitForTheProviderMakeRoomForOthers() {
        begin(ProviderFault.DOWN, LastResort.DEFER);
        List<AddResult> waiting = IntStream.range(0, MANY)
                .mapToObj(add -> memories().add(request().withMode(Mode.BACKGROUND)))
                .toList();

        AddResult verbatim = memories()
                .add(AddRequest.of(ANA, List.of(Message.user("The tram leaves at nine.")))
                        .verbatim()
                        .withMode(Mode.BACKGROUND));
        Trouble.await(engine, () -> state(verbatim) == Operation.State.SUCCEEDED);

        assertThat(waiting).allMatch(add -> state(add) == Operation.State.PENDING);
        recover();
        Trouble.await(engine, this::isFinished);
        assertThat(waiting).allMatch(add -> state(add) == Operation.State.SUCCEEDED);
        assertThat(Remembered.by(store, PROJECT).memories()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void theLastResortFailEndsTheAddAndTheMessagesMayBeSentAgain(ProviderFault fault) {
        begin(fault, LastResort.FAIL);

        AddResult failed = memories().add(request());

        assertThat(failed.operation().state()).isEqualTo(Operation.State.FAILED);
        assertThat(failed.operation().error()).contains("The chat model").contains("messages are kept");
        assertThat(failed.stored()).isEmpty();
        assertThat(isFinished()).isTrue();
        assertThat(Remembered.by(store, PROJECT).memories()).isEmpty();

        recover();
        AddResult again = memories().add(request());

        assertThat(again.operation().state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(found()).contains("OfMemory", "OfTurn");
        assertThat(Remembered.by(store, PROJECT).memories()).hasSize(1);
        assertThat(Remembered.by(store, PROJECT).turns()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "I would rather not.", "{\"facts\":[{\"te"})
    void aReplyWithoutSenseIsSaidAndTheFactsComeWhenTheModelMakesSense(String reply) {
        server.enqueue(reply).enqueue(reply);
        engine.close();
        provider.set(new OpenAiCompatibleChatModel(server.baseUrl(), "test-model", "key"));
        engine = start(LastResort.DEFER);

        assertThatThrownBy(() -> memories().add(request()))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        failed -> assertThat(failed.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE))
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("are tried again");

        recover();
        Trouble.await(engine, this::isFinished);
        assertThat(found()).contains("OfMemory", "OfTurn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "I would rather not.", "{\"facts\":[{\"te"})
    void wherePatienceEndsAReplyWithoutSenseIsSaidAndTheTurnsAreFound(String reply) {
        server.enqueue(reply).enqueue(reply);
        engine.close();
        provider.set(new OpenAiCompatibleChatModel(server.baseUrl(), "test-model", "key"));
        engine = start(LastResort.FAIL);

        AddResult result = memories().add(request());

        assertThat(result.operation().state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(result.notStored()).extracting(Outcome.NotStored::cause).containsOnly(Cause.UNREADABLE);
        assertThat(found()).containsOnly("OfTurn");
    }

    private void begin(ProviderFault fault, LastResort resort) {
        engine.close();
        provider.set(fault.client(server));
        engine = start(resort);
    }

    private void recover() {
        provider.set(new AnsweringModel(prompt -> RECOVERED));
    }

    private MemoryEngine start(LastResort resort) {
        EngineParts parts = EngineParts.over(
                store,
                new InMemoryIndex(),
                new HashingEmbedder(),
                new RuleExtractor(),
                new FakeClock(),
                new SequentialIds(1));
        return MemoryEngine.start(parts.withExtractors(
                ModelExtractors.around(new Present(), new RoughTokens(), ModelPrices.UNKNOWN, new RuleExtractor())
                        .withLastResort(resort)));
    }

    private Memories memories() {
        return engine.project(PROJECT);
    }

    private static AddRequest request() {
        return AddRequest.of(
                        ANA,
                        List.of(
                                Message.user(SAID).named("Ana").at(FakeClock.START),
                                Message.user("Was the tram late?").named("Ana").at(FakeClock.START.plusSeconds(9))))
                .withHandling(Handling.DEFAULT.withPolicy(Policy.RECONCILE));
    }

    private boolean isFinished() {
        return store.episodes().unfinishedInEveryProject().isEmpty();
    }

    private Operation.State state(AddResult result) {
        return store.episodes()
                .operation(PROJECT, result.operation().id())
                .orElseThrow()
                .state();
    }

    /** What a search for what was said finds, by kind: the cat that becomes a memory, and the tram that does not. */
    private List<String> found() {
        return Stream.of("grey cat Biscuit", "Was the tram late?")
                .flatMap(
                        query -> memories()
                                .search(SearchRequest.of(ANA, query).returning(EntryKind.MEMORY, EntryKind.TURN))
                                .hits()
                                .stream())
                .map(Hit::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    /** The provider as it is at the moment. */
    private final class Present implements ChatModel {

        @Override
        public String name() {
            return "test-model";
        }

        @Override
        public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
            return provider.get().chat(prompt, deadline);
        }
    }
}
