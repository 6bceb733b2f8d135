package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.ConsolidateRequest;
import dev.keepsake.api.Consolidation;
import dev.keepsake.api.Consolidation.Finding;
import dev.keepsake.api.ConsolidationStep;
import dev.keepsake.api.ListRequest;
import dev.keepsake.engine.consolidate.SummaryModel;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.ScriptedModel;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a model may and may not do to what is known. */
class ConsolidationWithModelTest {

    private static final Scope ALICE = Scope.ofUser("alice");

    private final ScriptedModel model = new ScriptedModel();
    private final MemoryEngine engine = MemoryEngine.start(EngineParts.over(
                    new InMemoryStore(),
                    new InMemoryIndex(),
                    new FallibleEmbedder(),
                    new EachLineIsAFact(),
                    new FakeClock(),
                    new SequentialIds())
            .withSummaries(new SummaryModel(model, ModelPrices.UNKNOWN)));

    @BeforeEach
    void live() {
        add("Tom is my brother.");
        add("Carla plays the oboe in Porto.");
        add("I do not eat meat.");
    }

    @AfterEach
    void close() {
        assertThat(engine.verify()).isEmpty();
        engine.close();
    }

    @Test
    void aPageInAModelsWordsKeepsTheLinesThatTheNamedMemoriesBack() {
        model.enqueueFor(asked -> """
                Here is the profile:
                - Her brother is Tom. [%d]
                - Carla plays the oboe in Porto. [%d]
                - She does not eat meat. [%d]
                - She lives in Berlin with 3 dogs. [%d]
                """.formatted(
                        number(asked, "Tom"), number(asked, "Carla"), number(asked, "meat"), number(asked, "Tom")));

        Consolidation done = consolidate(ConsolidationStep.PROFILE);

        assertThat(page().text())
                .contains("brother is Tom", "oboe", "does not eat meat")
                .doesNotContain("Berlin");
        assertThat(page().sources()).hasSize(3);
        assertThat(done.used()).singleElement().satisfies(use -> {
            assertThat(use.purpose()).isEqualTo(ModelUse.Purpose.SUMMARY);
            assertThat(use.calls()).isEqualTo(1);
        });
    }

    @Test
    void whereTheMemoriesDoNotBackWhatItWroteThePageIsMadeByRules() {
        model.enqueue("- She eats meat. [1]\n- She lives in Berlin. [2]\n- A line without a number");

        Consolidation done = consolidate(ConsolidationStep.PROFILE);

        assertThat(page().text()).contains("Tom is my brother. [").doesNotContain("Berlin");
        assertThat(done.findings())
                .hasAtLeastOneElementOfType(Finding.WithoutModel.class)
                .hasAtLeastOneElementOfType(Finding.Profile.class);
    }

    @Test
    void aModelThatFailsCostsNothingButItsWords() {
        model.enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE);

        Consolidation done = consolidate(ConsolidationStep.PROFILE);

        assertThat(page().text()).contains("I do not eat meat. [");
        assertThat(done.findings()).hasAtLeastOneElementOfType(Finding.WithoutModel.class);
    }

    @Test
    void piecesOfOneTurnAreJoinedWhereNothingIsLostOrAdded() {
        add("Rex is a dog.\nRex is 4 years old.");
        model.enqueue("1: Rex is a dog and is 4 years old.");

        Consolidation done = consolidate(ConsolidationStep.FRAGMENTS);

        assertThat(done.findings()).hasSize(1);
        assertThat(texts()).contains("Rex is a dog and is 4 years old.").doesNotContain("Rex is a dog.");
    }

    @Test
    void aJoinedStatementThatLosesOrAddsSomethingIsNotTaken() {
        for (String reply : List.of(
                "1: Rex is a dog.",
                "1: Rex is a dog and is 5 years old.",
                "1: Rex is not a dog and is 4 years old.",
                "1: Rex is a dog of Tom and is 4 years old.",
                "1: -",
                "7: Rex is a dog and is 4 years old.",
                "")) {
            add("Rex is a dog.\nRex is 4 years old.");
            model.enqueue(reply);

            assertThat(consolidate(ConsolidationStep.FRAGMENTS).findings())
                    .as(reply)
                    .isEmpty();
        }
    }

    @Test
    void whereThereIsNothingToWordNobodyIsAsked() {
        assertThat(consolidate(ConsolidationStep.FRAGMENTS).findings()).isEmpty();
        assertThat(consolidate(ConsolidationStep.DUPLICATES).findings()).isEmpty();
        assertThat(model.prompts()).isEmpty();
    }

    /** The number of a memory in the material that the model is given. */
    private static int number(ChatModel.ChatPrompt asked, String word) {
        return asked.user()
                .lines()
                .filter(line -> line.contains(word))
                .map(line -> Integer.parseInt(line.substring(0, line.indexOf(':'))))
                .findFirst()
                .orElseThrow();
    }

    private void add(String text) {
        engine.project(ProjectId.DEFAULT).add(AddRequest.of(ALICE, text));
    }

    private Consolidation consolidate(ConsolidationStep step) {
        return engine.upkeep(ProjectId.DEFAULT)
                .consolidate(ConsolidateRequest.of(ALICE).withSteps(EnumSet.of(step)));
    }

    private Memory page() {
        return memories().stream()
                .filter(memory -> memory.kind() == MemoryKind.SUMMARY)
                .findFirst()
                .orElseThrow();
    }

    private List<String> texts() {
        return memories().stream().map(Memory::text).toList();
    }

    private List<Memory> memories() {
        return engine.project(ProjectId.DEFAULT).list(ListRequest.of(ALICE)).items();
    }
}
