package dev.keepsake.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.time.TimeMention;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFitTest {

    private static final Instant NOW = Instant.parse("2023-12-01T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    private static TimeFit asking(String question) {
        return TimeFit.of(QuestionTime.of(question, NOW, ZoneOffset.UTC));
    }

    /** The fit of an entry that was said long ago, so that only what it mentions counts. */
    private static double fit(String question, String text) {
        return asking(question).of(LONG_AGO, mentions(text));
    }

    private static List<TimeMention> mentions(String text) {
        return TimeMentions.in(text, NOW, ZoneOffset.UTC);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            What did she do in May 2023?       | It was in May 2023            | 1.0
            What did she do in May 2023?       | It was on 8 May 2023          | 1.0
            What did she do on 8 May 2023?     | It was on 9 May 2023          | 0.7213
            What did she do before May 2023?   | It was on 8 March 2020        | 1.0
            What did she do after May 2023?    | It was on 8 July 2023         | 1.0
            What has she done since May 2023?  | It was on 8 May 2023          | 1.0
            Where did she live until May 2023? | It was on 31 May 2023         | 1.0
            Where did she live in May 2022?    | I have lived in Rome since 2020 | 1.0
            """)
    void mentionsFitAsTheFormulaSays(String question, String text, double expected) {
        assertThat(fit(question, text)).isEqualTo(expected, within(1e-3));
    }

    @Test
    void theFitHalvesAtOneLengthOfWhatWasAskedOnEitherSide() {
        TimeFit fit = asking("What did she do on 8 May 2023?");
        Instant begin = Instant.parse("2023-05-08T00:00:00Z");
        Instant end = Instant.parse("2023-05-09T00:00:00Z");

        double inside = fit.of(begin, List.of());
        assertThat(fit.of(begin.minus(1, ChronoUnit.DAYS), List.of())).isEqualTo(inside / 2, within(1e-9));
        assertThat(fit.of(end.plus(1, ChronoUnit.DAYS), List.of())).isEqualTo(inside / 2, within(1e-9));
        assertThat(fit.of(end.plus(3, ChronoUnit.DAYS), List.of())).isEqualTo(inside / 8, within(1e-9));
    }

    @Test
    void coarserQuestionsForgiveMore() {
        assertThat(fit("What did she do in 2022?", "It was on 8 March 2023"))
                .isGreaterThan(fit("What did she do in December 2022?", "It was on 8 March 2023"));
    }

    @Test
    void whatWasSaidCountsMoreThanWhenItWasSaid() {
        TimeFit fit = asking("What did she do in May 2023?");
        Instant inMay = Instant.parse("2023-05-10T00:00:00Z");
        Instant inJune = Instant.parse("2023-06-10T00:00:00Z");

        assertThat(fit.of(inJune, TimeMentions.in("Last month I painted", inJune, ZoneOffset.UTC)))
                .isGreaterThan(fit.of(inMay, List.of()));
        assertThat(fit.of(inMay, List.of())).isEqualTo(0.5);
    }

    @Test
    void vagueMentionsFitLessThanExactOnes() {
        String question = "What did she do in May 2023?";

        assertThat(fit(question, "It was in May 2023")).isGreaterThan(fit(question, "It was in spring 2023"));
        assertThat(fit(question, "It was in spring 2023")).isGreaterThan(fit(question, "It was in 2023"));
        assertThat(fit(question, "It was in 2023")).isGreaterThan(fit(question, "It was in 2021"));
    }

    @Test
    void whatIsOnTheWrongSideOfARelationFades() {
        TimeFit before = asking("What did she do before May 2023?");

        assertThat(before.of(NOW, mentions("It was in May 2023"))).isEqualTo(0.5 / Math.log(2), within(1e-3));
        assertThat(before.of(NOW, mentions("It was on 30 April 2023"))).isEqualTo(1);
        assertThat(fit("What did she do after May 2023?", "It was in May 2023")).isLessThan(1);
        assertThat(fit("What did she do after May 2021?", "It was in May 2019")).isLessThan(1e-6);
    }

    @Test
    void relationsMustAllBeMetAndAlternativesNeedNot() {
        String between = "What happened after May 2021 and before May 2022?";

        assertThat(fit(between, "It was in August 2021")).isEqualTo(1);
        assertThat(fit(between, "It was in August 2023")).isLessThan(1e-3);
        assertThat(fit(between, "It was in August 2019")).isLessThan(1e-3);
        assertThat(fit("Was it in May 2021 or in May 2022?", "It was in May 2022"))
                .isEqualTo(1);
    }

    @Test
    void theNearestMayIsPreferredAndOthersStillFit() {
        assertThat(fit("What did she do in May?", "It was in May 2023")).isEqualTo(1);
        assertThat(fit("What did she do in May?", "It was in May 2022")).isEqualTo(0.5);
        assertThat(fit("What did she do in May?", "It was in May 2020")).isEqualTo(0.25);
    }

    @Test
    void aQuestionWithoutATimeHasNothingToSay() {
        assertThat(asking("What does she eat?").asksNothing()).isTrue();
        assertThat(asking("What does she eat?").of(NOW, List.of())).isZero();
        assertThat(TimeFit.of(QuestionTime.NONE).asksNothing()).isTrue();
    }
}
