package dev.keepsake.engine.time;

import dev.keepsake.conversation.Span;
import dev.keepsake.time.Precision;
import dev.keepsake.time.TimeMention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How well an entry fits the times that a question names: 0..1, 1 where they agree.
 *
 * <p>An asked time and its {@link Relation} are a stretch, open on one side for BEFORE, AFTER, SINCE and UNTIL. A moment inside it
 * fits 1, and one at a distance d outside fits 2^(-d/s) on either side, where s is as long as the time that was named: who asks
 * for a day is a day off half as wrong as can be, who asks for a year a year. No s is shorter than a day, because talk is
 * rarely dated more finely.
 *
 * <p>A {@linkplain TimeMention mention} fits as well as a moment drawn from it does on average: "in 2023" fits a question for May
 * 2023 less than "in May 2023" does. One of precision RANGE tells of something that went on all the time ("since 2021") and
 * fits as well as its best moment. When an entry was said is weaker evidence than what it says: it counts half, the same as a
 * mention that is one s away. The best of them is the fit of the entry.
 *
 * <p>Of several readings of the same words, and of several times without a relation ("in May or in June"), the best counts,
 * weighed by its preference; relations ("after May", "before August") must all be met, so the least of them counts.
 *
 * <p>Immutable, safe for use by many threads, and made once per question: {@link #of(Instant, List)} allocates nothing.
 */
public final class TimeFit {

    /** What the moment of saying counts against what is said. */
    private static final double SAID_SHARE = 0.5;

    private static final long SHORTEST_SCALE = Duration.ofDays(1).toMillis();
    private static final double LN2 = Math.log(2);

    private final Stretch[] alternatives;
    private final Stretch[] conditions;

    private TimeFit(Stretch[] alternatives, Stretch[] conditions) {
        this.alternatives = alternatives;
        this.conditions = conditions;
    }

    /** The fit to all times that {@code question} names. */
    public static TimeFit of(QuestionTime question) {
        List<Stretch> alternatives = new ArrayList<>();
        List<Stretch> conditions = new ArrayList<>();
        Span previous = null;
        for (AskedTime asked : question.asked()) {
            if (asked.relation() == Relation.DURING) {
                alternatives.add(Stretch.of(asked));
            } else if (!asked.span().equals(previous)) {
                conditions.add(Stretch.of(asked));
            }
            previous = asked.span();
        }
        return new TimeFit(alternatives.toArray(Stretch[]::new), conditions.toArray(Stretch[]::new));
    }

    /** Whether the question names no time; everything then fits 0 and the signal has nothing to say. */
    public boolean asksNothing() {
        return alternatives.length == 0 && conditions.length == 0;
    }

    /**
     * How well an entry fits.
     *
     * @param said when it was said
     * @param mentions the times it names
     */
    public double of(Instant said, List<TimeMention> mentions) {
        if (asksNothing()) {
            return 0;
        }
        long moment = said.toEpochMilli();
        double best = SAID_SHARE * of(moment, moment, true);
        for (int i = 0; i < mentions.size() && best < 1; i++) {
            TimeMention mention = mentions.get(i);
            long begin = mention.from().toEpochMilli();
            long end = Math.max(begin + 1, mention.to().toEpochMilli());
            best = Math.max(best, of(begin, end, mention.precision() == Precision.RANGE));
        }
        return best;
    }

    private double of(long begin, long end, boolean throughout) {
        double fit = alternatives.length == 0 ? 1 : 0;
        for (Stretch stretch : alternatives) {
            if (stretch.atMost(begin, end) > fit) {
                fit = Math.max(fit, stretch.preference * stretch.fit(begin, end, throughout));
            }
        }
        for (Stretch condition : conditions) {
            fit = Math.min(fit, condition.fit(begin, end, throughout));
        }
        return fit;
    }

    /** Moments in milliseconds, the first of them and the first after them. */
    private record Stretch(long from, long to, double scale, double preference) {

        /** So many lengths away the fit is below what a double near 1 can tell from 0. */
        private static final int NOTHING_LEFT = 53;

        private static final long NEVER_BEGAN = Long.MIN_VALUE / 4;
        private static final long NEVER_ENDS = Long.MAX_VALUE / 4;

        static Stretch of(AskedTime asked) {
            long from = asked.from().toEpochMilli();
            long to = asked.to().toEpochMilli();
            double scale = Math.max(SHORTEST_SCALE, to - from);
            return switch (asked.relation()) {
                case DURING -> new Stretch(from, to, scale, asked.preference());
                case BEFORE -> new Stretch(NEVER_BEGAN, from, scale, asked.preference());
                case AFTER -> new Stretch(to, NEVER_ENDS, scale, asked.preference());
                case SINCE -> new Stretch(from, NEVER_ENDS, scale, asked.preference());
                case UNTIL -> new Stretch(NEVER_BEGAN, to, scale, asked.preference());
            };
        }

        double fit(long begin, long end, boolean throughout) {
            return throughout ? fading(gap(begin, end)) : average(begin, end);
        }

        /** More than its part of the fit can be, reckoned without powers: most years of "in May" are out of the question. */
        double atMost(long begin, long end) {
            double lengths = gap(begin, end) / scale;
            return lengths >= NOTHING_LEFT ? 0 : preference / (1L << (int) lengths);
        }

        /** How far the stretch from {@code begin} to {@code end} is away from this one; 0 when they meet. */
        private long gap(long begin, long end) {
            return Math.max(0, Math.max(from - end, begin - to));
        }

        private double fading(long distance) {
            double lengths = distance / scale;
            return lengths == 0 ? 1 : lengths >= NOTHING_LEFT ? 0 : Math.exp(-lengths * LN2);
        }

        /** The mean of the fit over all moments from {@code begin} to {@code end}: the part inside, what fades on both sides. */
        private double average(long begin, long end) {
            if (begin >= from && end <= to) {
                return 1;
            }
            long inside = Math.max(0, Math.min(end, to) - Math.max(begin, from));
            double before = begin < from ? faded(from - Math.min(end, from), from - begin) : 0;
            double after = end > to ? faded(Math.max(begin, to) - to, end - to) : 0;
            return Math.min(1, (inside + before + after) / (end - begin));
        }

        /** The integral of the fit over distances from {@code near} to {@code far}. */
        private double faded(long near, long far) {
            return (fading(near) - fading(far)) * scale / LN2;
        }
    }
}
