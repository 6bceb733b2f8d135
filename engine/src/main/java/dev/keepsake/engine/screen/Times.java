package dev.keepsake.engine.screen;

import dev.keepsake.conversation.Turn;
import dev.keepsake.engine.time.TimeMentions;
import dev.keepsake.time.Precision;
import dev.keepsake.time.TimeMention;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Whether the times that a fact names are those that were said or, where none was, the day on which it was said. */
final class Times {

    /** "Yesterday" and zones move a date by a day. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private Times() {}

    /** The fact without the times that the turns support; what is left of its numbers has to be found elsewhere. */
    static String withoutSupported(String fact, List<Turn> turns) {
        StringBuilder rest = new StringBuilder(fact);
        for (Turn turn : turns) {
            List<TimeMention> said = TimeMentions.in(turn.text(), turn.time(), ZoneOffset.UTC);
            for (TimeMention named : TimeMentions.in(fact, turn.time(), ZoneOffset.UTC)) {
                boolean supported = isResolved(named, fact)
                        || (said.isEmpty()
                                ? isOfDay(named, turn.time())
                                : said.stream().anyMatch(time -> isSame(time, named)));
                if (supported) {
                    for (int i = named.span().start(); i < named.span().end(); i++) {
                        rest.setCharAt(i, ' ');
                    }
                }
            }
        }
        return rest.toString();
    }

    /** Behind "since Monday" stands in brackets which day that was. */
    private static boolean isResolved(TimeMention named, String fact) {
        int open = fact.lastIndexOf('(', named.span().start());
        int close = fact.indexOf(')', open + 1);
        return open > 0 && close >= named.span().end() - 1;
    }

    /** "Since 2018" is another time than "since 2025", though the two overlap. */
    private static boolean isSame(TimeMention said, TimeMention named) {
        Duration slack = isShort(named) ? Duration.ZERO : A_DAY;
        boolean since = said.precision() == Precision.RANGE && named.precision() == Precision.RANGE;
        return said.overlaps(named.from().minus(slack), named.to().plus(slack))
                && (!since || Duration.between(said.from(), named.from()).abs().compareTo(A_DAY) <= 0);
    }

    private static boolean isOfDay(TimeMention named, Instant said) {
        return !isShort(named) && named.overlaps(said.minus(A_DAY), said.plus(A_DAY));
    }

    /** A time of the day. */
    private static boolean isShort(TimeMention named) {
        return Duration.between(named.from(), named.to()).compareTo(A_DAY) < 0;
    }
}
