package dev.keepsake.engine.time;

import dev.keepsake.memory.Validity;
import dev.keepsake.time.Precision;
import dev.keepsake.time.TimeMention;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the times that a text names and resolves them against the moment and the zone in which it was said. Pure: the answer
 * depends on the arguments alone, not on the clock, the zone or the locale of the machine. Safe for use by many threads.
 *
 * <p>What phrases mean is said at {@link dev.keepsake.engine.extract.RelativeDates}; the times of a day at {@code ClockPhrases}.
 * What is left open is closed thus:
 *
 * <ul>
 *   <li>"since 2021" is from the beginning of 2021 to the moment at which it was said, the last one that the speaker vouches for;
 *       from a time that is yet to come it is open-ended.
 *   <li>"until June" and "by June" are from the moment at which it was said to the end of June; said of a June that is over,
 *       nothing tells when it began, and the mention is that June.
 *   <li>"before June" and "after June" mention June.
 *   <li>A weekday, month or day without a year is the nearest one on the side to which its sentence looks, in the past when
 *       that is unclear.
 *   <li>Part of a month or year ("early May", "the end of 2021") is all of it.
 * </ul>
 *
 * Times before the year 1 or after 9998 are not mentioned.
 */
public final class TimeMentions {

    private TimeMentions() {}

    /**
     * The times named in {@code text}, in order and without overlaps.
     *
     * @param text what was said
     * @param said when, of the years 1 to 9998; of other years nothing is found
     * @param zone on whose calendar
     */
    public static List<TimeMention> in(String text, Instant said, ZoneId zone) {
        LocalDateTime here = here(said, zone);
        if (here == null) {
            return List.of();
        }
        return NamedTimes.in(text, here).stream()
                .filter(time -> time.isOfThisAge(zone))
                .map(time -> mention(time, Leads.of(text, time.span()), said, zone))
                .toList();
    }

    /** The local time, or null when it is too far away to reckon with. */
    static @Nullable LocalDateTime here(Instant said, ZoneId zone) {
        boolean far = said.isBefore(NamedTime.EARLIEST) || !said.isBefore(Validity.OPEN_ENDED);
        return far ? null : LocalDateTime.ofInstant(said, zone);
    }

    private static TimeMention mention(NamedTime time, Relation relation, Instant said, ZoneId zone) {
        Instant from = time.begin(zone);
        Instant to = time.end(zone);
        if (time.since() || relation == Relation.SINCE) {
            return new TimeMention(
                    from, from.isBefore(said) ? said : Validity.OPEN_ENDED, Precision.RANGE, time.span());
        }
        if (relation == Relation.UNTIL && said.isBefore(to)) {
            return new TimeMention(said, to, Precision.RANGE, time.span());
        }
        return new TimeMention(from, to, time.precision(), time.span());
    }
}
