package dev.keepsake.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.Signal;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.Role;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.dataset.DatasetSource;
import dev.keepsake.eval.dataset.LongMemEvalReader;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RetrievalEvaluationTest {

    private final WordOverlapMemories memories = new WordOverlapMemories();
    private final List<String> progress = new ArrayList<>();

    @Test
    void eachSessionIsAddedOnceVerbatimForTheConversation() {
        run();

        assertThat(memories.added)
                .extracting(AddRequest::scope)
                .containsExactly(Scope.ofUser("talk-1"), Scope.ofUser("talk-1"), Scope.ofUser("talk-2"));
        assertThat(memories.added).noneMatch(AddRequest::infer);
    }

    @Test
    void aTurnCarriesItsSpeakerItsTimeItsPictureAndItsGoldIdOutsideTheText() {
        run();

        Message message = memories.added.getFirst().messages().get(1);
        assertThat(message.role()).isEqualTo(Role.USER);
        assertThat(message.name()).isEqualTo("Ben");
        assertThat(message.time()).isEqualTo(Instant.parse("2023-05-08T13:56:00Z"));
        assertThat(message.text()).isEqualTo("Look at this.\n[image: a photo of a red canoe on a lake]");
        assertThat(message.attributes().text("src")).isEqualTo("D1:2");
    }

    @Test
    void theSameWordsSaidTwiceInASessionAreTwoMessages() {
        run();

        List<Message> session = memories.added.get(1).messages();
        assertThat(session.get(1).text()).isEqualTo(session.get(3).text());
        assertThat(session.get(1).externalId()).isNotEqualTo(session.get(3).externalId());
    }

    @Test
    void categoriesAreAveragedApartAndTheAdversarialOneStaysOutOfTheOverallFigure() {
        Report report = run();

        assertThat(report.ours().categories().keySet()).containsExactly("1", "2", "4", "5");
        assertThat(report.ours().categories().get("4").n()).isEqualTo(3);
        assertThat(report.ours().categories().get("4").name()).isEqualTo("single-hop");
        assertThat(report.ours().overall().n()).isEqualTo(5);
        // four questions find all their evidence, the multi-hop one finds half of it
        assertThat(report.ours().overall().means().get(Metric.RECALL_10)).isEqualTo((4 + 0.5) / 5);
        assertThat(report.ours().questions()).hasSize(6);
    }

    @Test
    void anAblationHasARowWithoutEachSignalAndOursLast() {
        List<SearchRecipe> rows = EvaluationOptions.STANDARD.withAblation().recipes();

        assertThat(rows)
                .contains(SearchRecipe.HYBRID.without(Signal.KEYWORD), SearchRecipe.HYBRID.without(Signal.ENTITY));
        assertThat(rows.getLast()).isEqualTo(SearchRecipe.HYBRID);
        assertThat(rows).doesNotHaveDuplicates();
    }

    @Test
    void everyRecipeIsAskedEveryQuestionAndTheLastIsOurs() {
        Report report = run();

        assertThat(report.others()).extracting(Report.SystemReport::system).containsExactly("keyword", "vector");
        assertThat(report.ours().system()).isEqualTo("hybrid");
        assertThat(report.differences())
                .allSatisfy(difference ->
                        assertThat(difference.means().get(Metric.RECALL_10)).isZero());
    }

    @Test
    void progressIsToldUpToTheLastStep() {
        run();

        assertThat(progress).contains("adding turns 7/7", "asking, hybrid 6/6");
    }

    @Test
    void jsonHasOverallCategoriesAndQuestionsAtTheTop() {
        JsonNode json = JsonMapper.builder().build().readTree(ReportFormat.json(run()));

        assertThat(json.at("/overall/n").asInt()).isEqualTo(5);
        assertThat(json.at("/overall/recall@10").asDouble()).isEqualTo(0.9);
        assertThat(json.at("/overall/mrr").asDouble()).isPositive();
        assertThat(json.at("/overall/interval95/recall@10/low").asDouble()).isEqualTo(3.5 / 4);
        assertThat(json.at("/categories/1/n").asInt()).isEqualTo(1);
        assertThat(json.at("/categories/1/name").asString()).isEqualTo("multi-hop");
        assertThat(json.at("/categories/1/budget@500").isNumber()).isTrue();
        assertThat(json.at("/questions/0/ranked/0/0").asString()).isEqualTo("D1:1");
        assertThat(json.at("/questions/0/recall@5").asDouble()).isEqualTo(1.0);
        assertThat(json.at("/others/0/overall/recall@10").isNumber()).isTrue();
        assertThat(json.at("/questions/0/category").isInt()).isTrue();
        assertThat(json.at("/questions/0/words/0").asInt()).isPositive();
        assertThat(json.at("/dataset/sha256").asString()).hasSize(64);
        assertThat(json.at("/setup/embedder/name").asString()).isEqualTo("none");
        assertThat(json.at("/setup/top_k").asInt()).isEqualTo(50);
        assertThat(json.at("/setup/machine/cores").asInt()).isPositive();
    }

    @Test
    void theTableShowsNumbersWithNamesAndCounts() {
        String table = ReportFormat.table(run());

        assertThat(table)
                .contains("categories 1-4, n = 5", "1 multi-hop, n = 1", "4 single-hop, n = 3", "5 adversarial, n = 1")
                .contains("keyword", "vector", "hybrid", "R@10", "SHA-256");
        assertThat(table.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void eachConversationHasARowOfItsOwn() {
        assertThat(ReportFormat.conversations(run()))
                .contains("talk-1, n = 4", "talk-2, n = 1")
                .doesNotContain("n = 5");
    }

    @Test
    void aDatasetWithHaystacksOfItsOwnIsMeasuredQuestionByQuestion() {
        Report report = run(LongMemEvalReader.of(Samples.path("long-mem-eval.json")));

        assertThat(report.benchmark()).isEqualTo("LongMemEval verbatim recall");
        assertThat(report.ours().categories().keySet())
                .containsExactly("knowledge-update", "single-session-assistant", "abstention");
        assertThat(report.ours().overall().n()).isEqualTo(2);
        assertThat(report.ours().overall().means().get(Metric.SESSION_5)).isEqualTo(1);
        assertThat(memories.added)
                .extracting(AddRequest::scope)
                .contains(Scope.ofUser("q-boat"), Scope.ofUser("q-cake"), Scope.ofUser("q-dog_abs"));
    }

    @Test
    void aShallowerSearchThanTheDeepestRecallIsRefused() {
        assertThatThrownBy(() -> EvaluationOptions.STANDARD.withTopK(49))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("49");
    }

    private Report run() {
        return run(Samples.dataset());
    }

    private Report run(DatasetSource dataset) {
        return new RetrievalEvaluation(
                        Samples.subject(memories),
                        EvaluationOptions.STANDARD,
                        (phase, done, total) -> progress.add(phase + " " + done + "/" + total))
                .run(dataset);
    }
}
