package dev.keepsake.eval.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeGrammarTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2024, 5, 15);

    @Test
    void weeksBeginOnMondayAndLastIsTheOneBefore() {
        assertThat(phrase("last week").start()).isEqualTo("2024-05-06");
        assertThat(phrase("last week").end()).isEqualTo("2024-05-12");
        assertThat(phrase("next week").start()).isEqualTo("2024-05-20");
        assertThat(phrase("last weekend").start()).isEqualTo("2024-05-11");
    }

    @Test
    void aMonthOrDayWithoutAYearIsTheLatestOne() {
        for (int i = 0; i < 50; i++) {
            assertThat(phrase("in M").end()).isBefore(WEDNESDAY).isAfter(WEDNESDAY.minusYears(1));
            assertThat(phrase("on D M").start()).isBefore(WEDNESDAY).isAfter(WEDNESDAY.minusYears(1));
        }
    }

    @Test
    void lastWeekdayLiesWithinTheSevenDaysBefore() {
        assertThat(phrase("last WEEKDAY").start()).isBetween(WEDNESDAY.minusDays(7), WEDNESDAY.minusDays(1));
    }

    @Test
    void everyKindIsMadeAsOftenAsAskedOnWorkdaysAndTheSameAgainFromTheSameSeed() {
        List<DatedSentences.Sentence> sentences = DatedSentences.make(3, 11);

        assertThat(sentences).hasSize(3 * TimeGrammar.size()).isEqualTo(DatedSentences.make(3, 11));
        assertThat(sentences)
                .allMatch(sentence ->
                        sentence.saidAt().atZone(ZoneOffset.UTC).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .allMatch(sentence -> sentence.text().contains(sentence.phrase().words()));
    }

    private static TimePhrase phrase(String kind) {
        Random dice = new Random(kind.hashCode());
        return IntStream.range(0, TimeGrammar.size())
                .mapToObj(number -> TimeGrammar.phrase(number, WEDNESDAY, dice))
                .filter(phrase -> phrase.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
