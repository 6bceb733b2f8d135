package dev.keepsake.engine.screen;

import dev.keepsake.conversation.Turn;
import dev.keepsake.engine.time.TimeMentions;
import dev.keepsake.time.TimeMention;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Whether the times that a fact names are those that were said, or the day on which it was said. */
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
                if (isOfDay(named, turn.time()) || said.stream().anyMatch(time -> near(time, named))) {
                    for (int i = named.span().start(); i < named.span().end(); i++) {
                        rest.setCharAt(i, ' ');
                    }
                }
            }
        }
        return rest.toString();
    }

    private static boolean near(TimeMention said, TimeMention named) {
        return said.overlaps(named.from().minus(A_DAY), named.to().plus(A_DAY));
    }

    private static boolean isOfDay(TimeMention named, Instant said) {
        return named.overlaps(said.minus(A_DAY), said.plus(A_DAY));
    }
}
