package dev.keepsake.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.Explanation.Part;
import dev.keepsake.api.Signal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartLinesTest {

    private static final Part KEYWORD = new Part(Signal.KEYWORD, 2.5, 1, 0.25, 0.25);
    private static final Part NEIGHBOURS = new Part(Signal.NEIGHBOURS, 0.5, 0.5, 0.25, 0.125);
    private static final Part NOTHING = new Part(Signal.TIME, Double.NaN, 0, 0.25, 0);

    private static List<String> lines(Explanation explanation) {
        return new PartLines(explanation).lines(Style.PLAIN);
    }

    @Test
    void whatGaveMostComesFirstAndWhatGaveNothingIsLeftOut() {
        assertThat(lines(new Explanation(List.of(NOTHING, NEIGHBOURS, KEYWORD))))
                .containsExactly(
                        "keyword     0.250  ====================  1.00 x 0.250  own score 2.500",
                        "neighbours  0.125  ==========            0.50 x 0.250");
    }

    @Test
    void aRerankersScoreStandsAboveWhatItReplaces() {
        assertThat(lines(new Explanation(List.of(KEYWORD, NEIGHBOURS), 0.9)).getFirst())
                .isEqualTo("reranker    0.900  instead of the 0.375 that the signals gave:");
    }

    @Test
    void theMeasureOfRecencyIsADay() {
        double second = Instant.parse("2026-05-08T13:56:00Z").getEpochSecond();

        assertThat(lines(new Explanation(List.of(new Part(Signal.RECENCY, second, 1, 0.1, 0.1)))))
                .containsExactly("recency  0.100  ====================  1.00 x 0.100  from 2026-05-08");
    }

    @Test
    void aHitThatNothingGaveAnythingHasNoLines() {
        assertThat(lines(new Explanation(List.of(NOTHING)))).isEmpty();
    }
}
