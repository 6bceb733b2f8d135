package dev.keepsake.eval.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Figure;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.OpenKeepsake;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeEvaluationTest {

    @Test
    void phrasesFiltersAndQuestionsAboutWhenAreMeasured() {
        try (OpenKeepsake keepsake = OpenKeepsake.withRules()) {
            Findings findings = new TimeEvaluation(keepsake.subject(), EvaluationOptions.STANDARD, 1, Progress.NONE)
                    .run(Samples.dataset()
                            .asking(question -> question.category().title().equals("temporal")));

            assertThat(value(findings, "yesterday")).isEqualTo(1);
            assertThat(value(findings, "precision")).isEqualTo(1);
            assertThat(value(findings, "recall")).isEqualTo(1);
            assertThat(value(findings, "hybrid recall@50")).isEqualTo(1);
            assertThat(findings.cases()).hasSize(TimeGrammar.size());
            assertThat(findings.dataset()).isNotNull();
        }
    }

    @Test
    void aSentenceOfWhichNothingIsKeptIsNotResolved() {
        try (OpenKeepsake keepsake = OpenKeepsake.reading(new NothingWorthKeeping())) {
            Findings findings =
                    new TimeEvaluation(keepsake.subject(), EvaluationOptions.STANDARD, 1, Progress.NONE).run(null);

            assertThat(value(findings, "all")).isZero();
            assertThat(findings.met()).isFalse();
        }
    }

    private static double value(Findings findings, String name) {
        List<Figure> named = findings.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .toList();
        assertThat(named).hasSize(1);
        return named.getFirst().value();
    }
}
