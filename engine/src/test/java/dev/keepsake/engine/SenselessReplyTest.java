package dev.keepsake.engine;

import static dev.keepsake.engine.ModelTalk.fact;
import static dev.keepsake.engine.ModelTalk.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Policy;
import dev.keepsake.index.EntryKind;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.UsageStore.Usage;
import dev.keepsake.testkit.InvariantExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With the last resort DEFER a reply that makes no sense is a reason to try again later, a few times. */
@Timeout(60)
class SenselessReplyTest {

    private static final String MOVED = "I moved to Lisbon in May.";
    private static final String LISBON = "Ana moved to Lisbon in May.";

    private final ModelTalk talk = new ModelTalk(extractors -> extractors.withLastResort(LastResort.DEFER));

    @Order(1)
    @RegisterExtension
    final EngineFixture engine = talk.engine;

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(this::violations);

    /** Without waiting for what may wait for hours. */
    private List<String> violations() {
        engine.engine.catchUp();
        return engine.engine.verify();
    }

    /** A reply and the one to asking once more, neither of which makes sense. */
    private void talkNonsense() {
        talk.model.enqueue("Hm.").enqueue("Hm?");
    }

    private Operation addInBackground(String... said) {
        return engine.memories()
                .add(AddRequest.of(ModelTalk.ANA, ModelTalk.said(said))
                        .withHandling(Handling.DEFAULT.withPolicy(Policy.RECONCILE))
                        .withMode(AddRequest.Mode.BACKGROUND))
                .operation();
    }

    private List<Job> jobs() {
        return engine.store
                .jobs()
                .list(ProjectId.DEFAULT, null, engine.clock.instant(), PageRequest.first(10))
                .items();
    }

    private Job job() {
        assertThat(jobs()).hasSize(1);
        return jobs().getFirst();
    }

    private void awaitSenseless(int attempts) {
        Workshop.await(() -> jobs().stream()
                .anyMatch(job -> job.state() != Job.State.RUNNING
                        && job.tries().expense().senseless() == attempts));
    }

    /** Lets so much time pass that what waits is due, and has the engine look. */
    private void letTimePass() {
        engine.clock.advance(Duration.ofHours(7));
        engine.memories("elsewhere")
                .add(AddRequest.of(Scope.ofUser("somebody"), "Hello.")
                        .verbatim()
                        .withMode(AddRequest.Mode.BACKGROUND));
    }

    private Operation operation(Operation begun) {
        return engine.store.episodes().operation(ProjectId.DEFAULT, begun.id()).orElseThrow();
    }

    private Usage usage() {
        return engine.store.usage().between(ProjectId.DEFAULT, Instant.MIN, Instant.MAX);
    }

    /** What a number of calls cost by the script's own counts. */
    private static BigDecimal cost(List<ModelUse> uses) {
        return uses.stream().map(use -> Objects.requireNonNull(use.cost())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void whoWaitsIsToldAsWhenTheModelIsAwayAndTheFactsComeLater() {
        talkNonsense();

        assertThatThrownBy(() -> talk.say(Policy.RECONCILE, MOVED))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        told -> assertThat(told.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE))
                .hasMessageContaining("are kept as operation")
                .hasMessageContaining("are tried again")
                .hasMessageContaining("cannot be read")
                .hasMessageNotContaining("Hm");
        Job waiting = job();
        assertThat(waiting.state()).isEqualTo(Job.State.WAITING);
        assertThat(waiting.tries().failure().message()).contains("cannot be read");
        assertThat(Duration.between(engine.clock.instant(), waiting.tries().due()))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(20));

        talk.model.enqueue(facts(fact(LISBON, 1)));
        letTimePass();
        engine.engine.drain();

        assertThat(talk.texts()).containsExactly(LISBON);
        assertThat(jobs()).isEmpty();
    }

    @Test
    void itIsAskedAFewTimesAndThenDeadFoundAndRetriedOnDemand() {
        talkNonsense();
        Operation begun = addInBackground(MOVED);
        awaitSenseless(1);
        for (int attempt = 2; attempt <= 4; attempt++) {
            assertThat(operation(begun).state()).isEqualTo(Operation.State.PENDING);
            talkNonsense();
            letTimePass();
            awaitSenseless(attempt);
        }

        assertThat(job().state()).isEqualTo(Job.State.DEAD);
        assertThat(operation(begun).state()).isEqualTo(Operation.State.FAILED);
        assertThat(operation(begun).error()).contains("cannot be read", "4 attempts", "retry this job");
        letTimePass();
        engine.engine.drain();
        assertThat(talk.model.prompts()).hasSize(8);
        engine.engine.catchUp();
        assertThat(engine.memories()
                        .search(SearchRequest.of(ModelTalk.ANA, "Lisbon").returning(EntryKind.TURN))
                        .hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.text()).isEqualTo(MOVED));

        talk.model.enqueue(facts(fact(LISBON, 1)));
        engine.engine.upkeep(ProjectId.DEFAULT).retryJob(begun.id());
        engine.engine.drain();

        assertThat(talk.texts()).containsExactly(LISBON);
        assertThat(operation(begun).state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(jobs()).isEmpty();
    }

    @Test
    void otherFailuresInBetweenDoNotCountAsNonsense() {
        talkNonsense();
        Operation begun = addInBackground(MOVED);
        awaitSenseless(1);
        for (int failure = 0; failure < 6; failure++) {
            int attempts = job().tries().attempts();
            talk.model.enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE);
            letTimePass();
            Workshop.await(() -> job().tries().attempts() > attempts);
        }
        assertThat(job().tries().expense().senseless()).isEqualTo(1);

        talk.model.enqueue(facts(fact(LISBON, 1)));
        letTimePass();
        engine.engine.drain();

        assertThat(operation(begun).state()).isEqualTo(Operation.State.SUCCEEDED);
    }

    @Test
    void whatAttemptsInVainTookIsInTheUsageAtOnceAndInTheAnswerInTheEnd() {
        talkNonsense();
        Operation begun = addInBackground(MOVED);
        awaitSenseless(1);

        Usage spent = usage();
        assertThat(spent.adds()).isZero();
        assertThat(spent.uses()).singleElement().satisfies(use -> {
            assertThat(use.model()).isEqualTo("test-scripted");
            assertThat(use.calls()).isEqualTo(2);
        });
        assertThat(job().tries().expense().used()).isEqualTo(spent.uses());

        talk.model.enqueue(facts(fact(LISBON, 1)));
        letTimePass();
        engine.engine.drain();

        assertThat(operation(begun).outcome().used()).singleElement().satisfies(use -> {
            assertThat(use.calls()).isEqualTo(3);
            assertThat(use.cost()).isGreaterThan(cost(spent.uses()));
        });
        assertThat(usage().uses()).isEqualTo(operation(begun).outcome().used());
        assertThat(usage().adds()).isEqualTo(1);
        assertThat(usage().memories()).isEqualTo(1);
    }

    @Test
    void whatADeadAddTookIsToldAndRemembered() {
        talkNonsense();
        Operation begun = addInBackground(MOVED);
        awaitSenseless(1);
        talk.model.enqueue("Hm.").enqueueFailure(ErrorCategory.CONFIGURATION);
        letTimePass();
        Workshop.await(() -> job().state() == Job.State.DEAD);

        assertThat(operation(begun).outcome().used())
                .singleElement()
                .satisfies(use -> assertThat(use.calls()).isEqualTo(3));
        assertThat(usage().uses()).isEqualTo(operation(begun).outcome().used());

        engine.engine.upkeep(ProjectId.DEFAULT).discardJob(begun.id());

        assertThat(operation(begun).outcome().used())
                .singleElement()
                .satisfies(use -> assertThat(use.calls()).isEqualTo(3));
        assertThat(usage().uses()).isEqualTo(operation(begun).outcome().used());
    }

    /** Some 1,300 tokens. */
    private static String filler() {
        return "The sky was blue and the sea was calm on that day as on every other day before. ".repeat(65);
    }

    @Test
    void ofAnAddInPartWithoutSenseTheRestIsKeptAndThatPartIsReadLater() {
        talk.model.enqueue(facts(fact("Ana bought a boat.", 1)));
        talkNonsense();

        AddResult result = talk.say(
                Policy.RECONCILE, "I bought a boat. " + filler(), filler(), "I sold a house. " + filler(), filler());

        assertThat(talk.texts()).containsExactly("Ana bought a boat.");
        assertThat(result.notStored()).extracting(Outcome.NotStored::cause).containsOnly(Cause.DEFERRED);
        assertThat(result.notStored())
                .allSatisfy(left -> assertThat(left.reason()).contains("Read again later", "cannot be read"));
        assertThat(job()).satisfies(later -> {
            assertThat(later.task().kind()).isEqualTo(Job.Kind.READ_LATER);
            assertThat(later.task().turns()).containsExactly(2, 3);
        });

        talkNonsense();
        letTimePass();
        awaitSenseless(1);
        talk.model.enqueue(facts(fact("Ana sold a house.", 1)));
        letTimePass();
        Workshop.await(() -> jobs().isEmpty());

        assertThat(talk.texts()).containsExactlyInAnyOrder("Ana bought a boat.", "Ana sold a house.");
        assertThat(usage().uses().stream().mapToLong(ModelUse::calls).sum()).isEqualTo(6);
    }

    @Test
    void aFailureInALaterWindowLosesNoCost() {
        talk.model.enqueue(facts(fact("Ana bought a boat.", 1))).enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE);

        assertThatThrownBy(() -> talk.say(Policy.RECONCILE, "I bought a boat. " + filler(), filler(), filler()))
                .hasMessageContaining("tried again");

        assertThat(job().tries().expense().used())
                .singleElement()
                .satisfies(use -> assertThat(use.calls()).isEqualTo(1));
        assertThat(usage().uses()).isEqualTo(job().tries().expense().used());
        talk.model.enqueue(facts(fact("Ana bought a boat.", 1))).enqueue(facts());
        engine.engine.retryNow();
        engine.engine.drain();
        assertThat(usage().uses().getFirst().calls()).isEqualTo(3);
    }

    @Test
    void whatEachOfSeveralModelsTookIsToldApart() {
        talk.model
                .enqueueReply(new ChatReply("Hm.", 100, 0, 10, false, "first-in-the-list"))
                .enqueueReply(new ChatReply("Hm?", 110, 0, 10, false, "second-in-the-list"));

        assertThatThrownBy(() -> talk.say(Policy.RECONCILE, MOVED)).hasMessageContaining("tried again");

        assertThat(usage().uses())
                .extracting(ModelUse::model, ModelUse::calls, ModelUse::inputTokens)
                .containsExactly(tuple("first-in-the-list", 1L, 100L), tuple("second-in-the-list", 1L, 110L));
        talk.model.enqueueReply(new ChatReply(facts(fact(LISBON, 1)), 120, 0, 20, false, "second-in-the-list"));
        letTimePass();
        engine.engine.drain();
        assertThat(usage().uses())
                .extracting(ModelUse::model, ModelUse::calls, ModelUse::inputTokens)
                .containsExactly(tuple("first-in-the-list", 1L, 100L), tuple("second-in-the-list", 2L, 230L));
    }

    @Test
    void aFailureAfterReadingLosesNoCost() {
        engine.embedder.failNext(1);
        talk.model.enqueue(facts(fact(LISBON, 1)));

        assertThatThrownBy(() -> talk.say(Policy.RECONCILE, MOVED)).hasMessageContaining("tried again");

        assertThat(usage().uses()).isEqualTo(job().tries().expense().used());
        talk.model.enqueue(facts(fact(LISBON, 1)));
        engine.engine.retryNow();
        engine.engine.drain();
        assertThat(talk.texts()).containsExactly(LISBON);
    }
}
