package dev.keepsake.engine;

import static dev.keepsake.engine.ModelTalk.fact;
import static dev.keepsake.engine.ModelTalk.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.EpisodeRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Policy;
import dev.keepsake.index.EntryKind;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an add when the chat model fails. */
class LastResortTest {

    private static final String MOVED = "I moved to Lisbon in May.";

    @Test
    void rulesReadInsteadAndTheAnswerSaysSo() {
        try (Talking talking = new Talking(LastResort.LOCAL)) {
            talking.talk.model.enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE);

            AddResult result = talking.talk.say(Policy.RECONCILE, MOVED);

            assertThat(result.operation().state()).isEqualTo(Operation.State.SUCCEEDED);
            assertThat(result.operation().outcome().extractor()).isEqualTo("rules/1");
            assertThat(talking.talk.texts()).singleElement().asString().contains("Lisbon");
            assertThat(result.notStored()).extracting(Outcome.NotStored::cause).containsExactly(Cause.MODEL_FAILED);
        }
    }

    @Test
    void failingEndsTheAddAndKeepsTheMessages() {
        try (Talking talking = new Talking(LastResort.FAIL)) {
            talking.talk.model.enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE);

            AddResult result = talking.talk.say(Policy.RECONCILE, MOVED);

            assertThat(result.operation().state()).isEqualTo(Operation.State.FAILED);
            assertThat(result.operation().error()).contains("chat model failed");
            assertThat(talking.talk.current()).isEmpty();
            assertThat(talking.engine().store.episodes().unfinishedInEveryProject())
                    .isEmpty();
            assertThat(talking.engine()
                            .memories()
                            .episode(new EpisodeRequest(
                                    new EpisodeId(result.operation().id()))))
                    .get()
                    .extracting(episode -> episode.turns().getFirst().text())
                    .isEqualTo(MOVED);
        }
    }

    @Test
    void theTurnsOfAFailedAddAreFoundAsTheyWereSaid() {
        try (Talking talking = new Talking(LastResort.FAIL)) {
            talking.talk.model.enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE);

            AddResult failed = talking.talk.say(Policy.RECONCILE, MOVED);
            talking.engine().engine.catchUp();

            assertThat(talking.engine()
                            .memories()
                            .search(SearchRequest.of(ModelTalk.ANA, "Lisbon").returning(EntryKind.TURN))
                            .hits())
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.text()).isEqualTo(MOVED));
            assertThat(failed.operation().error()).doesNotContain("cannot be found");
        }
    }

    @Test
    void failingInTheBackgroundEndsTheAddToo() {
        try (Talking talking = new Talking(LastResort.FAIL)) {
            talking.talk.model.enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE);
            AddRequest request =
                    AddRequest.of(ModelTalk.ANA, ModelTalk.said(MOVED)).withMode(AddRequest.Mode.BACKGROUND);

            Operation pending = talking.engine().memories().add(request).operation();
            talking.engine().engine.drain();

            assertThat(talking.engine().store.episodes().operation(ProjectId.DEFAULT, pending.id()))
                    .get()
                    .extracting(Operation::state)
                    .isEqualTo(Operation.State.FAILED);
        }
    }

    @Test
    void deferringKeepsTheAddForLaterAndSaysSo() {
        ModelTalk talk = new ModelTalk(extractors -> extractors.withLastResort(LastResort.DEFER));
        talk.model
                .enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE)
                .enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE)
                .enqueue(facts(fact("Ana moved to Lisbon in May.", 1)));

        KeepsakeException told = catchThrowableOfType(KeepsakeException.class, () -> talk.say(Policy.RECONCILE, MOVED));
        assertThat(told.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
        assertThat(told).hasMessageContaining("tried again");
        talk.engine.engine.close();
        assertThat(talk.engine.store.episodes().unfinishedInEveryProject()).hasSize(1);

        talk.engine.restartWithEmptyIndex();
        talk.engine.engine.drain();

        assertThat(talk.texts()).containsExactly("Ana moved to Lisbon in May.");
        assertThat(talk.engine.violations()).isEmpty();
        talk.engine.engine.close();
    }

    @Test
    void aFailingEmbedderIsNoFailingChatModel() {
        try (Talking talking = new Talking(LastResort.FAIL)) {
            talking.engine().embedder.failNext(1);

            KeepsakeException told =
                    catchThrowableOfType(KeepsakeException.class, () -> talking.talk.say(Policy.LOCAL, MOVED));

            assertThat(told).hasMessageContaining("tried again");
            talking.engine().engine.drain();
            assertThat(talking.talk.texts()).singleElement().asString().contains("Lisbon");
        }
    }

    @Test
    void withoutAModelItsPoliciesAreRefusedBeforeAnythingIsKept() {
        EngineFixture engine = new EngineFixture();
        for (Handling handling : List.of(
                Handling.DEFAULT.withPolicy(Policy.RECONCILE),
                Handling.PROCEDURAL,
                Handling.DEFAULT.withPolicy(Policy.CLASSIC))) {
            AddRequest request =
                    AddRequest.of(Scope.ofAgent("bot"), ModelTalk.said(MOVED)).withHandling(handling);

            KeepsakeException refused = catchThrowableOfType(
                    KeepsakeException.class, () -> engine.memories().add(request));

            assertThat(refused.category()).isEqualTo(ErrorCategory.INVALID_REQUEST);
        }
        assertThat(engine.store.episodes().unfinishedInEveryProject()).isEmpty();
        engine.engine.close();
    }

    @Test
    void whatTheModelAnswersWithoutSenseRulesReadWhereTheyMayAndItsCostIsKept() {
        try (Talking talking = new Talking(LastResort.LOCAL)) {
            talking.talk.model.enqueue("Hm.").enqueue("Hm?");

            AddResult result = talking.talk.say(Policy.RECONCILE, MOVED);

            assertThat(talking.talk.texts()).singleElement().asString().contains("Lisbon");
            assertThat(result.operation().outcome().used()).isNotEmpty();
            assertThat(result.notStored()).anySatisfy(left -> {
                assertThat(left.cause()).isEqualTo(Cause.UNREADABLE);
                assertThat(left.reason()).startsWith("Read by rules, because ").doesNotContain("Hm");
            });
        }
    }

    /** A talk whose engine is closed in the end, whole. */
    private static final class Talking implements AutoCloseable {

        private final ModelTalk talk;

        Talking(LastResort lastResort) {
            talk = new ModelTalk(extractors -> extractors.withLastResort(lastResort));
        }

        EngineFixture engine() {
            return talk.engine;
        }

        @Override
        public void close() {
            assertThat(talk.engine.violations()).isEmpty();
            talk.engine.engine.close();
        }
    }
}
