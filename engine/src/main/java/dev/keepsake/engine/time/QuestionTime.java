package dev.keepsake.engine.time;

import dev.keepsake.time.Precision;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a question says about time. Pure, as {@link TimeMentions} is.
 *
 * <p>"In May" is the May nearest to the reference time on the side to which the question looks, in the past when that is unclear;
 * the Mays of the years around it follow with a smaller preference, because who asks "what did she do in May" about talks of
 * long ago does not mean this year's. The k-th further year is preferred 1/(k+1) as much.
 *
 * @param asked the times it names, in order; of those with the same span any one may be meant, the most likely first
 * @param intents what it wants of time beyond them; not {@link Intent#NONE}
 */
public record QuestionTime(List<AskedTime> asked, Set<Intent> intents) {

    /** A question that says nothing about time. */
    public static final QuestionTime NONE = new QuestionTime(List.of(), Set.of());

    /** So many years back from the nearest one, and one ahead, may be meant by a month without a year. */
    private static final int YEARS_BACK = 10;

    public QuestionTime {
        asked = List.copyOf(asked);
        intents = Set.copyOf(intents);
    }

    /**
     * Reads {@code question}.
     *
     * @param question in any words
     * @param reference the time at which it is asked, of the years 1 to 9998; at others it names no times
     * @param zone on whose calendar
     */
    public static QuestionTime of(String question, Instant reference, ZoneId zone) {
        LocalDateTime here = TimeMentions.here(reference, zone);
        List<NamedTime> times = here == null ? List.of() : NamedTimes.in(question, here);
        List<AskedTime> asked = new ArrayList<>();
        for (NamedTime time : times) {
            asked.addAll(readings(time, Leads.of(question, time.span()), reference, zone));
        }
        return new QuestionTime(asked, IntentWords.in(question, times));
    }

    /** The most telling of the intents, or {@link Intent#NONE}. */
    public Intent intent() {
        return Arrays.stream(Intent.values())
                .filter(intents::contains)
                .findFirst()
                .orElse(Intent.NONE);
    }

    /** Whether it wants {@code intent}, perhaps beside others: "when did she first" wants the first and when it was. */
    public boolean wants(Intent intent) {
        return intents.contains(intent);
    }

    private static List<AskedTime> readings(NamedTime time, Relation relation, Instant reference, ZoneId zone) {
        if (!time.isOfThisAge(zone)) {
            return List.of();
        }
        Instant from = time.begin(zone);
        if (time.since() && relation != Relation.SINCE) {
            Instant to = from.isBefore(reference) ? reference : time.end(zone);
            return List.of(new AskedTime(from, to, Precision.RANGE, Relation.DURING, 1, time.span()));
        }
        List<AskedTime> readings = new ArrayList<>();
        readings.add(new AskedTime(from, time.end(zone), time.precision(), relation, 1, time.span()));
        if (time.yearly() && relation == Relation.DURING) {
            readings.addAll(inOtherYears(time, zone));
        }
        return readings;
    }

    private static List<AskedTime> inOtherYears(NamedTime time, ZoneId zone) {
        List<AskedTime> readings = new ArrayList<>();
        for (int years = 1; years <= YEARS_BACK; years++) {
            readings.addAll(moved(time, -years, zone));
            if (years == 1) {
                readings.addAll(moved(time, 1, zone));
            }
        }
        return readings;
    }

    private static List<AskedTime> moved(NamedTime time, int years, ZoneId zone) {
        NamedTime other =
                time.between(time.from().plusYears(years), time.to().plusYears(years), time.precision(), time.span());
        boolean whole = other.isOfThisAge(zone) && other.from().isBefore(other.to());
        double preference = 1.0 / (1 + Math.abs(years));
        return whole
                ? List.of(new AskedTime(
                        other.begin(zone), other.end(zone), time.precision(), Relation.DURING, preference, time.span()))
                : List.of();
    }
}
