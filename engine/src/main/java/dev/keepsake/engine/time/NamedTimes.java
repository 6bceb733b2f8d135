package dev.keepsake.engine.time;

import dev.keepsake.engine.extract.DateMention;
import dev.keepsake.engine.extract.RelativeDates;
import dev.keepsake.time.Precision;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what a text says about time, in order and without overlaps, before anybody asks in which zone. */
final class NamedTimes {

    /** So far on either side of the day that words name when they name a week around it. */
    private static final int HALF_A_WEEK = 3;

    private NamedTimes() {}

    static List<NamedTime> in(String text, LocalDateTime said) {
        if (!RelativeDates.mayNameTimes(text)) {
            return List.of();
        }
        List<NamedTime> found = new ArrayList<>(ClockPhrases.distances(text, said));
        for (DateMention date : RelativeDates.allIn(text, said.toLocalDate(), TenseCues.of(text))) {
            NamedTime time = ofDays(date);
            boolean oneDay = date.precision() == Precision.DAY && !date.since();
            found.add(oneDay ? ClockPhrases.narrowed(time, text) : time);
        }
        return withoutOverlaps(found);
    }

    private static NamedTime ofDays(DateMention date) {
        boolean around = date.precision() == Precision.WEEK && date.start().equals(date.end());
        LocalDate first = around ? date.start().minusDays(HALF_A_WEEK) : date.start();
        LocalDate last = around ? date.end().plusDays(HALF_A_WEEK) : date.end();
        return new NamedTime(
                first.atStartOfDay(),
                last.plusDays(1).atStartOfDay(),
                date.precision(),
                date.since(),
                date.yearly(),
                date.span());
    }

    /** The longer of two that begin together; hours before days. */
    private static List<NamedTime> withoutOverlaps(List<NamedTime> found) {
        found.sort(Comparator.comparingInt((NamedTime time) -> time.span().start())
                .thenComparingInt(time -> -time.span().end()));
        List<NamedTime> kept = new ArrayList<>();
        int free = 0;
        for (NamedTime time : found) {
            if (time.span().start() >= free) {
                kept.add(time);
                free = time.span().end();
            }
        }
        return List.copyOf(kept);
    }
}
