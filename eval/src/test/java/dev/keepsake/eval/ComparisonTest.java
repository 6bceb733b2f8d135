package dev.keepsake.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.SearchRecipe;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.dataset.LongMemEvalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ComparisonTest {

    @TempDir
    private Path directory;

    @Test
    void aReportAgainstItselfHasNoDifferenceNoWinsAndNoLosses() {
        Report report = report();
        Path earlier = written(ReportFormat.json(report));

        Comparison comparison = Comparison.of(report, earlier);

        assertThat(comparison.sameDataset()).isTrue();
        assertThat(comparison.unpaired()).isZero();
        assertThat(comparison.overall().n()).isEqualTo(5);
        assertThat(comparison.overall().wins()).isZero();
        assertThat(comparison.overall().losses()).isZero();
        assertThat(comparison.overall().means().get(Metric.RECALL_10)).isZero();
        assertThat(comparison.categories().keySet()).containsExactly("1", "2", "4", "5");
    }

    @Test
    void differencesArePairedByQuestionAndCountedAsWinsAndLosses() {
        Report report = report();
        JsonNode json = JsonMapper.builder().build().readTree(ReportFormat.json(report));
        ((ObjectNode) json.at("/questions/0")).put("recall@10", 0.0);
        ((ObjectNode) json.at("/questions/2")).put("recall@10", 1.0);
        ((ObjectNode) json.at("/questions/5")).put("id", "another");

        Comparison comparison = Comparison.of(report, written(json.toString()));

        assertThat(comparison.unpaired()).isEqualTo(2);
        assertThat(comparison.overall().n()).isEqualTo(4);
        assertThat(comparison.overall().wins()).isEqualTo(1);
        assertThat(comparison.overall().losses()).isEqualTo(1);
        assertThat(comparison.overall().means().get(Metric.RECALL_10)).isEqualTo((1 - 0.5) / 4);
        assertThat(comparison.categories().get("4").means().get(Metric.RECALL_10))
                .isEqualTo(0.5);
        assertThat(ComparisonFormat.table(comparison)).contains("2 questions without a pair", "1 multi-hop");
    }

    @Test
    void anotherDatasetWithTheSameQuestionIdsIsPointedOut() {
        Report report = report();
        JsonNode json = JsonMapper.builder().build().readTree(ReportFormat.json(report));
        ((ObjectNode) json.at("/dataset")).put("sha256", "0");

        assertThat(ComparisonFormat.table(Comparison.of(report, written(json.toString()))))
                .contains("ANOTHER DATASET FILE");
    }

    @Test
    void aReportOnOtherQuestionsCannotBeCompared() {
        Report other = new RetrievalEvaluation(
                        Samples.subject(new WordOverlapMemories()), EvaluationOptions.STANDARD, Progress.NONE)
                .run(LongMemEvalReader.of(Samples.path("long-mem-eval.json")));

        assertThatThrownBy(() -> Comparison.of(report(), written(ReportFormat.json(other))))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("none of the questions");
    }

    private Path written(String json) {
        try {
            return Files.writeString(directory.resolve("earlier.json"), json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Report report() {
        EvaluationOptions options =
                new EvaluationOptions(50, List.of(SearchRecipe.KEYWORD_ONLY, SearchRecipe.HYBRID), 1, 200);
        return new RetrievalEvaluation(Samples.subject(new WordOverlapMemories()), options, Progress.NONE)
                .run(Samples.dataset());
    }
}
