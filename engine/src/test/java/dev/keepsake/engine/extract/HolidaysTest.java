package dev.keepsake.engine.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HolidaysTest {

    private static final LocalDate SAID = LocalDate.of(2026, 6, 15);

    static IntStream years() {
        return IntStream.rangeClosed(2000, 2030);
    }

    @ParameterizedTest
    @MethodSource("years")
    void holidaysOfAYearAreThoseOfTheCalendar(int year) {
        Map<String, LocalDate> holidays = Map.of(
                "Christmas", LocalDate.of(year, Month.DECEMBER, 25),
                "Halloween", LocalDate.of(year, Month.OCTOBER, 31),
                "Valentine's Day", LocalDate.of(year, Month.FEBRUARY, 14),
                "New Year's Eve", LocalDate.of(year, Month.DECEMBER, 31),
                "Thanksgiving", nth(year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY),
                "Mother's Day", nth(year, Month.MAY, 2, DayOfWeek.SUNDAY),
                "Father's Day", nth(year, Month.JUNE, 3, DayOfWeek.SUNDAY),
                "Labor Day", nth(year, Month.SEPTEMBER, 1, DayOfWeek.MONDAY),
                "Memorial Day", nth(year, Month.MAY, -1, DayOfWeek.MONDAY));

        holidays.forEach((name, day) -> {
            List<DateMention> found =
                    RelativeDates.allIn("We met on " + name + " " + year, SAID, position -> Tense.PAST);
            assertThat(found)
                    .as("%s %d", name, year)
                    .singleElement()
                    .satisfies(mention -> assertThat(mention.start()).isEqualTo(day));
        });
    }

    @Test
    void easterMoves() {
        Map<Integer, LocalDate> easters = Map.of(
                2019, LocalDate.of(2019, 4, 21),
                2020, LocalDate.of(2020, 4, 12),
                2023, LocalDate.of(2023, 4, 9),
                2024, LocalDate.of(2024, 3, 31));

        easters.forEach(
                (year, day) -> assertThat(RelativeDates.allIn("We met at Easter " + year, SAID, position -> Tense.PAST))
                        .singleElement()
                        .extracting(DateMention::start)
                        .isEqualTo(day));
    }

    private static LocalDate nth(int year, Month month, int place, DayOfWeek day) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(place, day));
    }
}
