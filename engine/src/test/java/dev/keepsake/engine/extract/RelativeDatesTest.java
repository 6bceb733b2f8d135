package dev.keepsake.engine.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeDatesTest {

    /** A Monday. */
    private static final LocalDate SAID = LocalDate.of(2023, 5, 8);

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            I ran today                              | PAST    | I ran today (8 May 2023)
            I saw it this morning                    | PAST    | I saw it this morning (8 May 2023)
            We eat out tonight                       | FUTURE  | We eat out tonight (8 May 2023)
            I ran yesterday                          | PAST    | I ran yesterday (7 May 2023)
            I ran yesterday morning                  | PAST    | I ran yesterday morning (7 May 2023)
            Last night was fun                       | PAST    | Last night (7 May 2023) was fun
            I ran the day before yesterday           | PAST    | I ran the day before yesterday (6 May 2023)
            I met him the other day                  | PAST    | I met him the other day (shortly before 8 May 2023)
            I fly tomorrow                           | FUTURE  | I fly tomorrow (9 May 2023)
            I fly tomorrow at 5                      | FUTURE  | I fly tomorrow at 5 (9 May 2023)
            I fly the day after tomorrow             | FUTURE  | I fly the day after tomorrow (10 May 2023)
            I ran last Friday                        | PAST    | I ran last Friday (5 May 2023)
            I ran last Monday                        | PAST    | I ran last Monday (1 May 2023)
            I ran last Sunday night                  | PAST    | I ran last Sunday night (7 May 2023)
            I ran on Tuesday                         | PAST    | I ran on Tuesday (2 May 2023)
            I will run on Tuesday                    | FUTURE  | I will run on Tuesday (9 May 2023)
            It was moved to Thursday                 | PAST    | It was moved to Thursday (11 May 2023)
            I will run next Friday                   | FUTURE  | I will run next Friday (12 May 2023)
            I will run this Friday                   | FUTURE  | I will run this Friday (12 May 2023)
            I will run this coming Saturday          | FUTURE  | I will run this coming Saturday (13 May 2023)
            I ran on Friday last week                | PAST    | I ran on Friday last week (5 May 2023)
            I will run Monday next week              | FUTURE  | I will run Monday next week (15 May 2023)
            I camped last weekend                    | PAST    | I camped last weekend (6 to 7 May 2023)
            I camped over the weekend                | PAST    | I camped over the weekend (6 to 7 May 2023)
            I will camp this weekend                 | FUTURE  | I will camp this weekend (13 to 14 May 2023)
            I will camp next weekend                 | FUTURE  | I will camp next weekend (20 to 21 May 2023)
            I camped two weekends ago                | PAST    | I camped two weekends ago (29 to 30 April 2023)
            I moved last week                        | PAST    | I moved last week (the week of 1 May 2023)
            I move next week                         | FUTURE  | I move next week (the week of 15 May 2023)
            I moved the week before last             | PAST    | I moved the week before last (the week of 24 April 2023)
            I moved last month                       | PAST    | I moved last month (April 2023)
            I move next month                        | FUTURE  | I move next month (June 2023)
            I moved last year                        | PAST    | I moved last year (2022)
            I move next year                         | FUTURE  | I move next year (2024)
            I moved the year before last             | PAST    | I moved the year before last (2021)
            I surfed last summer                     | PAST    | I surfed last summer (summer 2022)
            I will surf this summer                  | FUTURE  | I will surf this summer (summer 2023)
            I skied last winter                      | PAST    | I skied last winter (winter 2022-2023)
            I ran three days ago                     | PAST    | I ran three days ago (5 May 2023)
            I ran a couple of days ago               | PAST    | I ran a couple of days ago (about 6 May 2023)
            I ran two weeks ago                      | PAST    | I ran two weeks ago (around 24 April 2023)
            I ran 2 months ago                       | PAST    | I ran 2 months ago (March 2023)
            I ran ten years ago                      | PAST    | I ran ten years ago (2013)
            I ran a few years ago                    | PAST    | I ran a few years ago (about 2020)
            I ran about six months ago               | PAST    | I ran about six months ago (about November 2022)
            I ran a few years back                   | PAST    | I ran a few years back (about 2020)
            I will run in two weeks                  | FUTURE  | I will run in two weeks (around 22 May 2023)
            I will run in 3 days                     | FUTURE  | I will run in 3 days (11 May 2023)
            I will run a month from now              | FUTURE  | I will run a month from now (June 2023)
            I have lived here for five years         | UNKNOWN | I have lived here for five years (since about 2018)
            I've ran over the past two months        | PAST    | I've ran over the past two months (since about March 2023)
            I ran in March                           | PAST    | I ran in March 2023
            I ran in November                        | PAST    | I ran in November 2022
            I will run in August                     | FUTURE  | I will run in August 2023
            I will run in February                   | FUTURE  | I will run in February 2024
            I ran last October                       | PAST    | I ran last October (October 2022)
            I've run since March                     | UNKNOWN | I've run since March 2023
            I ran on April 3rd                       | PAST    | I ran on April 3rd (3 April 2023)
            I ran on the 3rd of December             | PAST    | I ran on the 3rd of December (3 December 2022)
            I will run on July 4                     | FUTURE  | I will run on July 4 (4 July 2023)
            I will run on the 15th.                  | FUTURE  | I will run on the 15th (15 May 2023).
            I ran last Christmas                     | PAST    | I ran last Christmas (25 December 2022)
            I ran last Thanksgiving                  | PAST    | I ran last Thanksgiving (24 November 2022)
            """)
    void datesNamedRelativeToTheDayOfTheTextAreResolved(String text, Tense tense, String annotated) {
        assertThat(RelativeDates.annotate(text, RelativeDates.in(text, SAID, tense)))
                .isEqualTo(annotated);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I ran on May 3rd, 2021        | 2021-05-03 | 2021-05-03
            I ran on 3 May 2021           | 2021-05-03 | 2021-05-03
            I ran on 2021-05-03           | 2021-05-03 | 2021-05-03
            I ran on 5/3/2021             | 2021-05-03 | 2021-05-03
            I ran on 25/12/2021           | 2021-12-25 | 2021-12-25
            I ran in May 2021             | 2021-05-01 | 2021-05-31
            I ran in 1999                 | 1999-01-01 | 1999-12-31
            I have lived here since 2021  | 2021-01-01 | 2021-12-31
            """)
    void datesThatSayItAllAreFoundAndNotAnnotated(String text, LocalDate start, LocalDate end) {
        List<DateMention> found = RelativeDates.in(text, SAID, Tense.PAST);

        assertThat(found).singleElement().satisfies(mention -> {
            assertThat(mention.start()).isEqualTo(start);
            assertThat(mention.end()).isEqualTo(end);
            assertThat(mention.annotation()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            May I ask something           | PAST
            I may march with them         | FUTURE
            I run every Friday            | PAST
            I run every other Friday      | FUTURE
            I ran again the next day      | PAST
            I ran again the next week     | PAST
            It is on the 2nd floor        | FUTURE
            I sat in the sun              | PAST
            I read it in two days         | PAST
            I stayed for two weeks        | PAST
            I grew up in the 90s          | PAST
            My birthday is in June        | UNKNOWN
            My birthday is on June 3      | UNKNOWN
            I like Fridays                | UNKNOWN
            I ran on 31/31/2021           | PAST
            I have 2000 books             | PAST
            """)
    void whatIsNoDateOrHangsOnAnotherIsLeftAlone(String text, Tense tense) {
        assertThat(RelativeDates.in(text, SAID, tense)).isEmpty();
    }

    @Test
    void sinceHoldsFromThenOn() {
        assertThat(RelativeDates.in("since 2021", SAID, Tense.UNKNOWN))
                .singleElement()
                .matches(DateMention::since);
    }

    @Test
    void twoDatesOfOneTextAreBothFound() {
        String text = "I left last month and come back next week";

        assertThat(RelativeDates.annotate(text, RelativeDates.in(text, SAID, Tense.UNKNOWN)))
                .isEqualTo("I left last month (April 2023) and come back next week (the week of 15 May 2023)");
    }
}
