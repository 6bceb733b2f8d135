package dev.keepsake.server.hosted;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** When a memory was created (UTC), taken apart for callers that group by it. */
record CreationTime(
        int year,
        int month,
        int day,
        int hour,
        int minute,
        String dayOfWeek,
        int weekOfYear,
        int dayOfYear,
        int quarter,
        boolean isWeekend) {

    static CreationTime of(Instant moment) {
        OffsetDateTime time = moment.atOffset(ZoneOffset.UTC);
        DayOfWeek day = time.getDayOfWeek();
        return new CreationTime(
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                day.name().toLowerCase(Locale.ROOT),
                time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                time.getDayOfYear(),
                time.get(IsoFields.QUARTER_OF_YEAR),
                day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY);
    }
}
