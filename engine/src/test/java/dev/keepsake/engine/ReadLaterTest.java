package dev.keepsake.engine;

import static dev.keepsake.engine.ModelTalk.fact;
import static dev.keepsake.engine.ModelTalk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Policy;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.InvariantExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a budget left unread is read in the next window. */
@Timeout(60)
class ReadLaterTest {

    private static final Handling RECONCILE = Handling.DEFAULT.withPolicy(Policy.RECONCILE);
    private static final Budget SMALL = new Budget(6_000L, null);

    private final ModelTalk talk = new ModelTalk();

    @Order(1)
    @RegisterExtension
    final EngineFixture engine = talk.engine;

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(engine::violations);

    /** Some 1,300 tokens. */
    private static String filler() {
        return "The sky was blue and the sea was calm on that day as on every other day before. ".repeat(65);
    }

    /** Four turns, of which the budget covers two. */
    private AddResult tooLong() {
        talk.model.enqueueReply(new ChatReply(facts(fact("Ana bought a boat.", 1)), -1, -1));
        return talk.add(
                RECONCILE.withBudget(SMALL),
                ModelTalk.said("I bought a boat. " + filler(), filler(), "I sold a house. " + filler(), filler()));
    }

    private List<Job> jobs() {
        return engine.store
                .jobs()
                .list(ProjectId.DEFAULT, null, engine.clock.instant(), PageRequest.first(10))
                .items();
    }

    private List<Operation> later() {
        return engine.store
                .episodes()
                .operations(ProjectId.DEFAULT, Operation.Kind.READ_LATER, null, PageRequest.first(10))
                .items();
    }

    private void wakeWithoutHaste() {
        engine.memories()
                .add(AddRequest.of(Scope.ofUser("somebody"), "Hello.")
                        .verbatim()
                        .withMode(AddRequest.Mode.BACKGROUND));
    }

    @Test
    void turnsThatABudgetLeftAreReadInTheNextWindowAndNotBefore() {
        AddResult result = tooLong();
        assertThat(result.notStored()).extracting(Outcome.NotStored::cause).contains(Cause.DEFERRED);
        assertThat(jobs()).singleElement().satisfies(job -> {
            assertThat(job.task().kind()).isEqualTo(Job.Kind.READ_LATER);
            assertThat(job.task().turns()).containsExactly(2, 3);
            assertThat(job.tries().due()).isEqualTo(engine.clock.instant().plus(Duration.ofHours(1)));
        });
        wakeWithoutHaste();
        engine.engine.drain();
        assertThat(talk.model.prompts()).hasSize(1);

        talk.model.enqueueReply(new ChatReply(facts(fact("Ana sold a house.", 1)), -1, -1));
        engine.clock.advance(Duration.ofMinutes(61));
        wakeWithoutHaste();
        Workshop.await(() -> !later().isEmpty());
        engine.engine.drain();

        assertThat(talk.texts()).containsExactlyInAnyOrder("Ana bought a boat.", "Ana sold a house.");
        assertThat(later()).singleElement().satisfies(operation -> {
            assertThat(operation.state()).isEqualTo(Operation.State.SUCCEEDED);
            assertThat(operation.outcome().stored())
                    .extracting(Outcome.Item::text)
                    .containsExactly("Ana sold a house.");
            assertThat(operation.outcome().used()).isNotEmpty();
        });
        assertThat(jobs()).isEmpty();
        assertThat(talk.current())
                .filteredOn(memory -> memory.text().contains("house"))
                .singleElement()
                .satisfies(memory ->
                        assertThat(memory.sources().getFirst().turn().ordinal()).isEqualTo(2));
    }

    @Test
    void whatIsLeftSurvivesARestart() {
        tooLong();
        engine.engine.close();
        engine.clock.advance(Duration.ofHours(2));
        talk.model.enqueueReply(new ChatReply(facts(fact("Ana sold a house.", 1)), -1, -1));

        engine.restartWithEmptyIndex();
        Workshop.await(() -> !later().isEmpty());
        engine.engine.drain();

        assertThat(talk.texts()).containsExactlyInAnyOrder("Ana bought a boat.", "Ana sold a house.");
    }

    @Test
    void whatWasDeletedMeanwhileDoesNotComeBack() {
        tooLong();
        engine.memories().deleteAll(new DeleteAllRequest(Reach.of(ModelTalk.ANA)));
        engine.clock.advance(Duration.ofHours(2));
        wakeWithoutHaste();
        Workshop.await(() -> !later().isEmpty());
        engine.engine.drain();

        assertThat(talk.model.prompts()).hasSize(1);
        assertThat(talk.current()).isEmpty();
        assertThat(jobs()).isEmpty();
    }

    @Test
    void whatNoBudgetCoversIsDeadAndSaysWhatToDo() {
        talk.add(RECONCILE.withBudget(new Budget(100L, null)), ModelTalk.said("I bought a boat."));
        engine.clock.advance(Duration.ofHours(2));
        wakeWithoutHaste();
        Workshop.await(() -> !later().isEmpty());
        engine.engine.drain();

        assertThat(jobs()).singleElement().satisfies(job -> {
            assertThat(job.state()).isEqualTo(Job.State.DEAD);
            assertThat(job.tries().failure().message()).contains("budget", "retry this job");
        });
        assertThat(talk.model.prompts()).isEmpty();

        engine.engine.upkeep(ProjectId.DEFAULT).discardJob(jobs().getFirst().id());
        assertThat(jobs()).isEmpty();
        assertThat(later()).extracting(Operation::state).contains(Operation.State.FAILED);
    }
}
