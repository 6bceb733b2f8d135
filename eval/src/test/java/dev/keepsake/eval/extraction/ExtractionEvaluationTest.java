package dev.keepsake.eval.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.Reach;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Metric;
import dev.keepsake.eval.OpenKeepsake;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Report;
import dev.keepsake.eval.Samples;
import dev.keepsake.eval.StoredMemories;
import dev.keepsake.eval.dataset.LocomoObservations;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.scope.Scope;
import org.junit.jupiter.api.Test;

class ExtractionEvaluationTest {

    private static final LocomoObservations OBSERVATIONS =
            LocomoObservations.read(Samples.path("two-conversations.json"));

    @Test
    void recordedFactsComeOutOfTheWholePathWithTheTurnsTheyName() {
        try (OpenKeepsake keepsake = OpenKeepsake.reading(new RecordedExtractor(OBSERVATIONS))) {
            evaluate(keepsake);

            assertThat(StoredMemories.within(keepsake.memories(), Reach.of(Scope.ofUser("talk-1"))))
                    .extracting(Memory::text)
                    .containsExactlyInAnyOrder(
                            "Ada's violin teacher moved to Porto.",
                            "Ben planted tomatoes behind the shed and waters them.");
            assertThat(StoredMemories.within(keepsake.memories(), Reach.of(Scope.ofUser("talk-1"))))
                    .allMatch(memory -> memory.kind() == MemoryKind.FACT)
                    .anyMatch(memory -> memory.sources().size() == 2);
        }
    }

    @Test
    void coverageCountsTheEvidenceThatAFactNamesAndWordsAreComparedWithWhatWasSaid() {
        try (OpenKeepsake keepsake = OpenKeepsake.reading(new RecordedExtractor(OBSERVATIONS))) {
            Report report = evaluate(keepsake);

            // of five answerable questions, the canoe and the bread have no fact
            assertThat(report.figures())
                    .containsEntry("coverage, mean over questions", 3 / 5.0)
                    .containsEntry("coverage of evidence turns", 3 / 5.0)
                    .containsEntry("facts stored", 2.0);
            assertThat(report.figures().get("words stored / words said")).isBetween(0.3, 0.5);
        }
    }

    @Test
    void factsTurnsAndBothAreAskedForAndOnlyTurnsReachWhatNoFactSays() {
        try (OpenKeepsake keepsake = OpenKeepsake.reading(new RecordedExtractor(OBSERVATIONS))) {
            Report report = evaluate(keepsake);

            assertThat(report.systems())
                    .extracting(Report.SystemReport::system)
                    .containsExactly("facts", "turns", "facts and turns");
            assertThat(recall(report, 0)).isEqualTo(3 / 5.0);
            assertThat(recall(report, 1)).isEqualTo(1);
            assertThat(recall(report, 2)).isEqualTo(1);
        }
    }

    @Test
    void aFileWithoutObservationsHasNothingToReplay() {
        assertThatThrownBy(() -> LocomoObservations.read(Samples.path("long-mem-eval.json")))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("no observation");
    }

    private static double recall(Report report, int system) {
        return report.systems().get(system).overall().means().get(Metric.RECALL_50);
    }

    private static Report evaluate(OpenKeepsake keepsake) {
        return new ExtractionEvaluation(keepsake.subject(), EvaluationOptions.STANDARD, Progress.NONE)
                .run(Samples.dataset());
    }
}
