package dev.keepsake.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.memory.Validity;
import dev.keepsake.time.Precision;
import dev.keepsake.time.TimeMention;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeMentionsTest {

    /** A Monday. */
    private static final Instant SAID = Instant.parse("2023-05-08T13:56:00Z");

    private static List<TimeMention> read(String text) {
        return TimeMentions.in(text, SAID, ZoneOffset.UTC);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            We met at 5:30pm yesterday               | at 5:30pm yesterday           | MOMENT      | 2023-05-07T17:30 | 2023-05-07T17:31
            We have a call on Friday at 17:15        | on Friday at 17:15            | MOMENT      | 2023-05-12T17:15 | 2023-05-12T17:16
            I woke up half an hour ago               | half an hour ago              | MOMENT      | 2023-05-08T13:25:30 | 2023-05-08T13:26:30
            My bus leaves in 45 minutes              | in 45 minutes                 | MOMENT      | 2023-05-08T14:40:30 | 2023-05-08T14:41:30
            It rained in the morning of 5 May 2023   | in the morning of 5 May 2023  | PART_OF_DAY | 2023-05-05T06:00 | 2023-05-05T12:00
            The night before 9 June 2022 was long    | The night before 9 June 2022  | PART_OF_DAY | 2022-06-08T18:00 | 2022-06-09T06:00
            I met him the other day                  | the other day                 | WEEK        | 2023-05-02T00:00 | 2023-05-09T00:00
            We camped two weekends before 17 July 2022 | two weekends before 17 July 2022 | RANGE  | 2022-07-02T00:00 | 2022-07-04T00:00
            The last week of August was hot          | The last week of August       | WEEK        | 2022-08-25T00:00 | 2022-09-01T00:00
            We met on the first Monday of March 2022 | the first Monday of March 2022 | DAY        | 2022-03-07T00:00 | 2022-03-08T00:00
            I danced a lot back in the 90s           | back in the 90s               | DECADE      | 1990-01-01T00:00 | 2000-01-01T00:00
            Sales fell in Q3 2022                    | in Q3 2022                    | RANGE       | 2022-07-01T00:00 | 2022-10-01T00:00
            We skied last winter                     | last winter                   | SEASON      | 2022-12-01T00:00 | 2023-03-01T00:00
            We swam in the summer                    | in the summer                 | SEASON      | 2022-06-01T00:00 | 2022-09-01T00:00
            We will swim in the summer               | in the summer                 | SEASON      | 2023-06-01T00:00 | 2023-09-01T00:00
            Two summers ago we sailed                | Two summers ago               | SEASON      | 2021-06-01T00:00 | 2021-09-01T00:00
            I left a year and a half ago             | a year and a half ago         | MONTH       | 2021-11-01T00:00 | 2021-12-01T00:00
            We skied on New Year's Eve               | on New Year's Eve             | DAY         | 2022-12-31T00:00 | 2023-01-01T00:00
            We will ski on Christmas Day             | on Christmas Day              | DAY         | 2023-12-25T00:00 | 2023-12-26T00:00
            I worked there 2015-2019                 | 2015-2019                     | RANGE       | 2015-01-01T00:00 | 2020-01-01T00:00
            We were away from Tuesday to Thursday    | from Tuesday to Thursday      | RANGE       | 2023-05-02T00:00 | 2023-05-05T00:00
            We will be away from November to February | from November to February    | RANGE       | 2023-11-01T00:00 | 2024-03-01T00:00
            I left in 2023-02                        | 2023-02                       | MONTH       | 2023-02-01T00:00 | 2023-03-01T00:00
            it was in march                          | in march                      | MONTH       | 2023-03-01T00:00 | 2023-04-01T00:00
            The log says 2023-05-03T10:00:00Z        | 2023-05-03T10:00:00Z          | DAY         | 2023-05-03T00:00 | 2023-05-04T00:00
            It was in 2019 or 2020 maybe, or in 2018 | in 2019                       | YEAR        | 2019-01-01T00:00 | 2020-01-01T00:00
            What about the weekend before 4th October, 2022? | the weekend before 4th October, 2022 | RANGE | 2022-10-01T00:00 | 2022-10-03T00:00
            We rested over the weekend before 9 June 2022 | the weekend before 9 June 2022 | RANGE | 2022-06-04T00:00 | 2022-06-06T00:00
            I saw a snowy one last winter            | last winter                   | SEASON      | 2022-12-01T00:00 | 2023-03-01T00:00
            We travel over the next two weeks        | the next two weeks            | RANGE       | 2023-05-09T00:00 | 2023-05-23T00:00
            """)
    void phrasesOfManyKindsAreResolved(String text, String words, Precision precision, String from, String to) {
        TimeMention first = read(text).getFirst();

        assertThat(first.span().of(text)).isEqualTo(words);
        assertThat(first.precision()).isEqualTo(precision);
        assertThat(first.from()).isEqualTo(moment(from));
        assertThat(first.to()).isEqualTo(moment(to));
    }

    private static Instant moment(String local) {
        return Instant.parse(local.length() == "2023-05-08T00:00".length() ? local + ":00Z" : local + "Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            on 5/6/2023    | 2023-05-06
            on 25/4/2023   | 2023-04-25
            on 25.4.2023   | 2023-04-25
            on 5.6.2022    | 2022-06-05
            It broke on 5/6 | 2023-05-06
            It broke on 13/4 | 2023-04-13
            """)
    void slashesAreMonthFirstUnlessThatCannotBeAndDotsDayFirst(String text, String day) {
        assertThat(read(text))
                .singleElement()
                .extracting(TimeMention::from)
                .isEqualTo(Instant.parse(day + "T00:00:00Z"));
    }

    @Test
    void sinceLastsUntilItWasSaidAndUntilBeginsThen() {
        assertThat(read("I've been here since 2021"))
                .singleElement()
                .satisfies(mention -> assertThat(mention.to()).isEqualTo(SAID));
        assertThat(read("I will stay until June"))
                .singleElement()
                .satisfies(mention -> assertThat(mention.from()).isEqualTo(SAID))
                .satisfies(mention -> assertThat(mention.to()).isEqualTo(Instant.parse("2023-07-01T00:00:00Z")));
    }

    @Test
    void whatBeginsInTimeToComeIsOpenEnded() {
        assertThat(read("From next month on I will work from home"))
                .singleElement()
                .satisfies(mention -> assertThat(mention.from()).isEqualTo(Instant.parse("2023-06-01T00:00:00Z")))
                .satisfies(mention -> assertThat(mention.to()).isEqualTo(Validity.OPEN_ENDED));
    }

    /** Memories are told so; they may be read at another time than the message they came from. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Ada ran yesterday (2 March 2021)                 | DAY    | 2021-03-02T00:00 | 2021-03-03T00:00
            Ada moved last week (the week of 1 March 2021)   | WEEK   | 2021-03-01T00:00 | 2021-03-08T00:00
            Ada moved last month (April 2021)                | MONTH  | 2021-04-01T00:00 | 2021-05-01T00:00
            Ada moved last year (2020)                       | YEAR   | 2020-01-01T00:00 | 2021-01-01T00:00
            Ada moved a few years ago (about 2018)           | YEAR   | 2018-01-01T00:00 | 2019-01-01T00:00
            Ada camped last weekend (6 to 7 March 2021)      | RANGE  | 2021-03-06T00:00 | 2021-03-08T00:00
            Ada surfed last summer (summer 2020)             | SEASON | 2020-06-01T00:00 | 2020-09-01T00:00
            Ada ran two weeks ago (around 24 April 2021)     | DAY    | 2021-04-24T00:00 | 2021-04-25T00:00
            Ada has lived there for five years (since about 2016) | RANGE | 2016-01-01T00:00 | 2023-05-08T13:56
            """)
    void whatStandsInBracketsSaysWhichTimeIsMeant(String text, Precision precision, String from, String to) {
        assertThat(read(text)).singleElement().satisfies(mention -> {
            assertThat(mention.precision()).isEqualTo(precision);
            assertThat(mention.from()).isEqualTo(moment(from));
            assertThat(mention.to()).isEqualTo(moment(to));
        });
    }

    @Test
    void untilATimeThatIsOverMentionsThatTime() {
        assertThat(read("I lived there until 2020"))
                .singleElement()
                .satisfies(mention -> assertThat(mention.precision()).isEqualTo(Precision.YEAR));
    }

    @Test
    void eachSentenceLooksItsOwnWay() {
        String text = "I went to Rome in June. I will go to Oslo in June.";

        assertThat(read(text))
                .extracting(TimeMention::from)
                .containsExactly(Instant.parse("2022-06-01T00:00:00Z"), Instant.parse("2023-06-01T00:00:00Z"));
    }

    @Test
    void theDayIsThatOfTheZoneInWhichItWasSaid() {
        Instant lateInUtc = Instant.parse("2023-05-08T23:30:00Z");

        assertThat(TimeMentions.in("I ran today", lateInUtc, ZoneId.of("Asia/Tokyo")))
                .singleElement()
                .extracting(TimeMention::from)
                .isEqualTo(Instant.parse("2023-05-08T15:00:00Z"));
    }

    @Test
    void aTimeThatTheClockSkipsStillEndsAfterItBegins() {
        Instant said = Instant.parse("2023-03-25T12:00:00Z");

        assertThat(TimeMentions.in("See you tomorrow at 2:30 am", said, ZoneId.of("Europe/Berlin")))
                .singleElement()
                .satisfies(mention -> assertThat(mention.to()).isAfter(mention.from()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "May I ask something?",
                "You may march on",
                "I run every Friday",
                "I gave it 5/10",
                "The code is 24/7 fun",
                "I have 2000 books",
                "the 2nd floor",
                "between 2 and 5 apples",
                "We stayed for two weeks",
                "the next day we left",
                "Nothing about time here",
                "on 31/31/2021",
                "Feb 30 2021 is no day",
            })
    void whatIsNoTimeIsNotMentioned(String text) {
        assertThat(read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z", "9999-12-31T00:00:00Z"})
    void nothingIsReadOfMomentsThatAreTooFarAway(String moment) {
        assertThat(TimeMentions.in("yesterday", Instant.parse(moment), ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void timesBeyondThisAgeAreNotMentioned() {
        assertThat(read("999 decades ago, and in 999 decades")).isEmpty();
    }
}
