package dev.keepsake.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.time.Precision;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTimeTest {

    /** A Monday. */
    private static final Instant NOW = Instant.parse("2023-05-08T13:56:00Z");

    private static QuestionTime read(String question) {
        return QuestionTime.of(question, NOW, ZoneOffset.UTC);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            What did Ada do on 3 May 2023?                 | DURING | DAY    | 2023-05-03 | 2023-05-04
            who did i meet two days ago                    | DURING | DAY    | 2023-05-06 | 2023-05-07
            What did we talk about last Friday             | DURING | DAY    | 2023-05-05 | 2023-05-06
            what did we talk about on monday?              | DURING | DAY    | 2023-05-01 | 2023-05-02
            Whom did she visit the week before 25 May 2022? | DURING | WEEK  | 2022-05-18 | 2022-05-25
            What happened last week?                       | DURING | WEEK   | 2023-05-01 | 2023-05-08
            What did Ada do in March?                      | DURING | MONTH  | 2023-03-01 | 2023-04-01
            what did ada do in august                      | DURING | MONTH  | 2022-08-01 | 2022-09-01
            Where will Ada be in August?                   | DURING | MONTH  | 2023-08-01 | 2023-09-01
            What are the plans for next summer?            | DURING | SEASON | 2023-06-01 | 2023-09-01
            Which job did Ada have in 2019?                | DURING | YEAR   | 2019-01-01 | 2020-01-01
            How did the 2019 season go?                    | DURING | YEAR   | 2019-01-01 | 2020-01-01
            What did Ada paint between March and April 2022? | DURING | RANGE | 2022-03-01 | 2022-05-01
            What did they do before 9 June 2022?           | BEFORE | DAY    | 2022-06-09 | 2022-06-10
            What had she done prior to May 2022?           | BEFORE | MONTH  | 2022-05-01 | 2022-06-01
            What happened after May 2022?                  | AFTER  | MONTH  | 2022-05-01 | 2022-06-01
            What has she done since March?                 | SINCE  | MONTH  | 2023-03-01 | 2023-04-01
            What has Ada read since last week?             | SINCE  | WEEK   | 2023-05-01 | 2023-05-08
            Where did Ada live from 2019 on?               | SINCE  | YEAR   | 2019-01-01 | 2020-01-01
            Where did Ada live until 2020?                 | UNTIL  | YEAR   | 2020-01-01 | 2021-01-01
            Which job does Ada have as of May 2022?        | DURING | MONTH  | 2022-05-01 | 2022-06-01
            What must be done by Friday?                   | UNTIL  | DAY    | 2023-05-12 | 2023-05-13
            """)
    void timesInQuestionsAreReadWithTheirRelation(
            String question, Relation relation, Precision precision, String from, String to) {
        AskedTime first = read(question).asked().getFirst();

        assertThat(first.relation()).isEqualTo(relation);
        assertThat(first.precision()).isEqualTo(precision);
        assertThat(first.from()).isEqualTo(Instant.parse(from + "T00:00:00Z"));
        assertThat(first.to()).isEqualTo(Instant.parse(to + "T00:00:00Z"));
        assertThat(first.preference()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            When did Ada move to Rome?                     | WHEN
            when's her birthday                            | WHEN
            And when was that?                             | WHEN
            When?                                          | WHEN
            Do you remember when we met?                   | WHEN
            Since when does she play?                      | WHEN
            What year did she start?                       | WHEN
            In which month did they travel?                | WHEN
            On what date was it?                           | WHEN
            How long ago did they meet?                    | WHEN
            How many weeks ago did she move?               | WHEN
            What was the date of the wedding?              | WHEN
            How long did Ada stay?                         | DURATION
            For how long has she lived here?               | DURATION
            How many months did the trip take?             | DURATION
            What is her current job?                       | CURRENT
            Where does he live now?                        | CURRENT
            Does she still paint?                          | CURRENT
            What is he reading these days?                 | CURRENT
            What was her first job?                        | FIRST
            Where did they originally come from?           | FIRST
            What was her latest painting?                  | LATEST
            Where did they go on their last trip?          | LATEST
            What has she read recently?                    | LATEST
            What was her most recent job?                  | LATEST
            What was her previous job?                     | PREVIOUS
            Where did he use to work?                      | PREVIOUS
            Where did he work before joining the club?     | PREVIOUS
            What was the name of her old school?           | PREVIOUS
            Who is his former boss?                        | PREVIOUS
            What does Ada eat for breakfast?               | NONE
            What does she do when she is sad?              | NONE
            When Ada was in Rome, what did she eat?        | NONE
            What is her first name?                        | NONE
            What is her last name?                         | NONE
            What happened last week?                       | NONE
            What happened in the first week of May?        | NONE
            What did they do before 2020?                  | NONE
            Is he used to the cold?                        | NONE
            """)
    void whatAQuestionWantsOfTimeIsRead(String question, Intent intent) {
        assertThat(read(question).intent()).isEqualTo(intent);
    }

    @Test
    void whenSomethingWasFirstIsBoth() {
        QuestionTime time = read("When did she first paint?");

        assertThat(time.intent()).isEqualTo(Intent.FIRST);
        assertThat(time.wants(Intent.WHEN)).isTrue();
    }

    @Test
    void aMonthWithoutAYearIsTheNearestPastOneAndThenThoseOfOtherYears() {
        assertThat(read("What did Ada do in June?").asked())
                .hasSizeGreaterThan(5)
                .extracting(AskedTime::from)
                .startsWith(
                        Instant.parse("2022-06-01T00:00:00Z"),
                        Instant.parse("2021-06-01T00:00:00Z"),
                        Instant.parse("2023-06-01T00:00:00Z"));
        assertThat(read("What did Ada do in June?").asked())
                .extracting(AskedTime::preference)
                .startsWith(1.0, 0.5, 0.5, 1 / 3.0);
    }

    @Test
    void aYearThatIsNamedLeavesOneReading() {
        assertThat(read("What did Ada do in June 2021?").asked()).hasSize(1);
    }

    @Test
    void twoTimesAreBothRead() {
        assertThat(read("What happened after May 2021 and before June 2022?").asked())
                .extracting(AskedTime::relation)
                .containsExactly(Relation.AFTER, Relation.BEFORE);
    }

    @Test
    void theReferenceTimeMovesWhatIsMeant() {
        Instant earlier = Instant.parse("2020-01-15T00:00:00Z");

        assertThat(QuestionTime.of("What happened yesterday?", earlier, ZoneOffset.UTC)
                        .asked())
                .singleElement()
                .extracting(AskedTime::from)
                .isEqualTo(Instant.parse("2020-01-14T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"What did Ada do last Friday?", "When did she first paint?", "what's her current job"})
    void capitalsMakeNoDifference(String question) {
        assertThat(read(question.toUpperCase(Locale.ROOT)).intents())
                .isEqualTo(read(question).intents());
        assertThat(read(question.toUpperCase(Locale.ROOT)).asked())
                .isEqualTo(read(question).asked());
    }
}
