package dev.keepsake.eval.abstention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Figure;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.OpenKeepsake;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Samples;
import dev.keepsake.eval.dataset.DatasetSource;
import dev.keepsake.eval.dataset.LongMemEvalReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbstentionEvaluationTest {

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder() {
        assertThat(RocArea.of(List.of(0.9, 0.8), List.of(0.1))).isEqualTo(1);
        assertThat(RocArea.of(List.of(0.1), List.of(0.9, 0.8))).isZero();
        assertThat(RocArea.of(List.of(0.9, 0.3), List.of(0.5, 0.3))).isEqualTo((1 + 1 + 0 + 0.5) / 4);
        assertThat(RocArea.of(List.of(), List.of(0.5))).isEqualTo(0.5);
    }

    @Test
    void everyRecipeHasAnAreaAndAbstentionQuestionsWithoutEvidenceAreAskedToo() {
        Findings findings = run(LongMemEvalReader.of(Samples.path("long-mem-eval.json")));

        assertThat(findings.figures()).extracting(Figure::name).containsExactly("keyword", "vector", "hybrid");
        assertThat(findings.figures()).extracting(Figure::n).containsOnly(3);
        assertThat(findings.figures()).allMatch(figure -> figure.value() >= 0 && figure.value() <= 1);
        // signals of their own, so not all the same
        assertThat(findings.cases().stream()
                        .map(AbstentionEvaluation.Case.class::cast)
                        .filter(asked -> asked.system().equals("vector"))
                        .map(AbstentionEvaluation.Case::topScore)
                        .distinct())
                .hasSizeGreaterThan(1);
    }

    @Test
    void aDatasetOfOneKindIsRefused() {
        DatasetSource answerable =
                Samples.dataset().asking(question -> question.category().answerable());

        assertThatThrownBy(() -> run(answerable))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("one kind only");
    }

    private static Findings run(DatasetSource source) {
        try (OpenKeepsake keepsake = OpenKeepsake.withRules()) {
            return new AbstentionEvaluation(keepsake.subject(), EvaluationOptions.STANDARD, Progress.NONE).run(source);
        }
    }
}
