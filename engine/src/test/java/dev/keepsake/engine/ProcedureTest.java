package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.GetRequest;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.Role;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Guidance;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Outcome;
import dev.keepsake.testkit.InvariantExtension;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A procedure of an agent's execution history, through the whole engine. */
class ProcedureTest {

    private static final List<Message> HISTORY = List.of(
            Message.user("Find the cheapest flight to Porto."),
            Message.assistant("I open https://flights.example.org and search for Porto."),
            Message.of(Role.TOOL, "FL 12  Porto  79.00 EUR\nFL 14  Porto  99.00 EUR"),
            Message.assistant("The cheapest is FL 12 for 79.00 EUR."));

    private static final String PROCEDURE = """
            Task: find the cheapest flight to Porto.
            Progress: done.
            1. Action: opened https://flights.example.org and searched for Porto.
            Result:
            ```
            FL 12  Porto  79.00 EUR
            FL 14  Porto  99.00 EUR
            ```
            2. Action: compared the prices.
            Findings: The cheapest is FL 12 for 79.00 EUR.""";

    private final ModelTalk talk = new ModelTalk();

    @Order(1)
    @RegisterExtension
    final EngineFixture engine = talk.engine;

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(engine::violations);

    @Test
    void isOneMemoryOfAllTurnsWithTheOutputsAsTheyWere() {
        talk.model.enqueue("<think>first the task</think>\n" + PROCEDURE + "\n");

        AddResult result = add(Handling.PROCEDURAL);

        Memory memory = engine.memories()
                .get(new GetRequest(result.stored().getFirst().memory()))
                .orElseThrow();
        assertThat(memory.kind()).isEqualTo(MemoryKind.PROCEDURE);
        assertThat(memory.text()).isEqualTo(PROCEDURE);
        assertThat(memory.sources()).hasSize(4);
        assertThat(memory.slot()).isNull();
        assertThat(result.notStored()).isEmpty();
        assertThat(talk.model.prompts()).hasSize(1);
        assertThat(result.operation().outcome().used())
                .extracting(ModelUse::purpose)
                .containsExactly(ModelUse.Purpose.PROCEDURE);
    }

    @Test
    void anOutputThatIsNotInTheTurnsIsMarked() {
        talk.model.enqueue(PROCEDURE.replace("99.00", "89.00"));

        AddResult result = add(Handling.PROCEDURAL);

        assertThat(result.stored()).hasSize(1);
        assertThat(result.notStored()).singleElement().satisfies(left -> {
            assertThat(left.cause()).isEqualTo(Cause.UNSUPPORTED);
            assertThat(left.reason()).contains("1 of the outputs");
        });
    }

    @Test
    void theCallersPromptReplacesOurs() {
        talk.model.enqueue(PROCEDURE);

        add(Handling.PROCEDURAL.withGuidance(Guidance.NONE.withInstructions("Write a haiku.")));

        assertThat(talk.model.prompts().getFirst().system()).isEqualTo("Write a haiku.");
    }

    @Test
    void anEmptyReplyAndATooSmallBudgetAreSaid() {
        talk.model.enqueue("<think>nothing</think>");

        assertThat(add(Handling.PROCEDURAL).notStored())
                .extracting(Outcome.NotStored::cause)
                .containsExactly(Cause.UNREADABLE);
        assertThat(add(Handling.PROCEDURAL.withBudget(new Budget(50L, null))).notStored())
                .extracting(Outcome.NotStored::cause)
                .containsOnly(Cause.DEFERRED)
                .hasSize(4);
    }

    @Test
    void needsAnAgentToBelongTo() {
        KeepsakeException refused = catchThrowableOfType(
                KeepsakeException.class,
                () -> engine.memories()
                        .add(AddRequest.of(ModelTalk.ANA, HISTORY).withHandling(Handling.PROCEDURAL)));

        assertThat(refused.category()).isEqualTo(ErrorCategory.INVALID_REQUEST);
    }

    @Test
    void whenTheModelFailsRulesMakeNoProcedureOfIt() {
        talk.model.enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE).enqueue(PROCEDURE);

        KeepsakeException told = catchThrowableOfType(KeepsakeException.class, () -> add(Handling.PROCEDURAL));
        assertThat(told.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
        engine.engine.drain();

        assertThat(talk.model.prompts()).hasSize(2);
    }

    private AddResult add(Handling handling) {
        return engine.memories()
                .add(AddRequest.of(new Scope("ana", "bot", null, null), HISTORY).withHandling(handling));
    }
}
