package dev.keepsake.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void aTargetIsReachedAtItsBoundAndMissedBeyond() {
        assertThat(Figure.share("g", "n", 95, 100)
                        .withTarget(Figure.Target.atLeast(0.95))
                        .met())
                .isTrue();
        assertThat(Figure.share("g", "n", 94, 100)
                        .withTarget(Figure.Target.atLeast(0.95))
                        .met())
                .isFalse();
        assertThat(Figure.share("g", "n", 2, 100)
                        .withTarget(Figure.Target.atMost(0.02))
                        .met())
                .isTrue();
        assertThat(Figure.share("g", "n", 3, 100)
                        .withTarget(Figure.Target.atMost(0.02))
                        .met())
                .isFalse();
    }

    @Test
    void withoutCasesNoTargetIsReached() {
        assertThat(Figure.share("g", "n", 0, 0)
                        .withTarget(Figure.Target.atMost(0.02))
                        .met())
                .isFalse();
        assertThat(Figure.share("g", "n", 0, 0).met()).isTrue();
    }

    @Test
    void oneMissedTargetIsShownAndDecides() {
        Findings findings = new Findings(
                "test",
                null,
                Report.Setup.of(Samples.subject(new WordOverlapMemories()), EvaluationOptions.STANDARD),
                List.of(
                        Figure.share("group", "good", 1, 1).withTarget(Figure.Target.atLeast(1)),
                        Figure.share("group", "bad", 1, 2).withTarget(Figure.Target.atLeast(1))),
                List.of());

        assertThat(findings.met()).isFalse();
        assertThat(FindingsFormat.table(findings)).contains("NOT MET", ", met", "commit 0123456789ab", "word overlap");
    }
}
