package dev.keepsake.engine.time;

import dev.keepsake.conversation.Span;
import dev.keepsake.engine.extract.DateMention;
import dev.keepsake.engine.extract.RelativeDates;
import dev.keepsake.engine.extract.SpokenLanguages;
import dev.keepsake.time.Precision;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what a text says about time, in order and without overlaps, before anybody asks in which zone. */
final class NamedTimes {

    /** So far on either side of the day that words name when they name a week around it. */
    private static final int HALF_A_WEEK = 3;

    /** What stands between a time and the one that explains it. */
    private static final Pattern BRACKET = Pattern.compile(" \\((?:since |about |around |shortly before )*");

    private NamedTimes() {}

    static List<NamedTime> in(String text, LocalDateTime said) {
        LocalDate day = said.toLocalDate();
        List<NamedTime> found = new ArrayList<>();
        for (DateMention date : SpokenLanguages.in(text, day)) {
            found.add(ofDays(date));
        }
        if (RelativeDates.mayNameTimes(text)) {
            found.addAll(ClockPhrases.distances(text, said));
            for (DateMention date : RelativeDates.allIn(text, day, TenseCues.of(text))) {
                NamedTime time = ofDays(date);
                boolean oneDay = date.precision() == Precision.DAY && !date.since();
                found.add(oneDay ? ClockPhrases.narrowed(time, text) : time);
            }
        }
        return explained(withoutOverlaps(found), text);
    }

    /** What stands in brackets behind a time says which it is, as in "yesterday (7 May 2023)"; the two are one. */
    private static List<NamedTime> explained(List<NamedTime> times, String text) {
        List<NamedTime> kept = new ArrayList<>();
        for (NamedTime time : times) {
            int start = time.span().start();
            int end = time.span().end();
            NamedTime previous = kept.isEmpty() ? null : kept.getLast();
            boolean bracketed = previous != null
                    && end < text.length()
                    && text.charAt(end) == ')'
                    && BRACKET.matcher(text.substring(previous.span().end(), start))
                            .matches();
            if (previous != null && bracketed) {
                Span both = new Span(previous.span().start(), end + 1);
                boolean since = time.since() || previous.since();
                kept.set(
                        kept.size() - 1,
                        new NamedTime(time.from(), time.to(), time.precision(), since, time.yearly(), both));
            } else {
                kept.add(time);
            }
        }
        return List.copyOf(kept);
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

    /** Of two that overlap the longer one, of two as long the earlier: hours before days. */
    private static List<NamedTime> withoutOverlaps(List<NamedTime> found) {
        found.sort(Comparator.comparingInt((NamedTime time) -> time.span().start()));
        List<NamedTime> kept = new ArrayList<>();
        for (NamedTime time : found) {
            if (kept.isEmpty() || time.span().start() >= kept.getLast().span().end()) {
                kept.add(time);
            } else if (length(time) > length(kept.getLast())) {
                kept.set(kept.size() - 1, time);
            }
        }
        return List.copyOf(kept);
    }

    private static int length(NamedTime time) {
        return time.span().end() - time.span().start();
    }
}
