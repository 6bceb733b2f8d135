package dev.keepsake.eval;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One number that a protocol found.
 *
 * @param group what it is about
 * @param name what is measured
 * @param value the number
 * @param n over how many cases
 * @param interval95 where it lies with 95 percent confidence, or null where that was not computed
 * @param target what it should reach, or null for a number that is only reported
 */
public record Figure(
        String group,
        String name,
        double value,
        int n,
        @Nullable Interval interval95,
        @Nullable Target target) {

    /**
     * What a number should reach.
     *
     * @param bound the last value that is good
     * @param atLeast whether larger is better
     */
    public record Target(double bound, boolean atLeast) {

        public static Target atLeast(double bound) {
            return new Target(bound, true);
        }

        public static Target atMost(double bound) {
            return new Target(bound, false);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %.3f", atLeast ? ">=" : "<=", bound);
        }
    }

    /** A number over {@code n} cases. */
    public static Figure of(String group, String name, double value, int n) {
        return new Figure(group, name, value, n, null, null);
    }

    /** The share of {@code part} in {@code whole}; 0 of nothing. */
    public static Figure share(String group, String name, int part, int whole) {
        return of(group, name, whole == 0 ? 0 : (double) part / whole, whole);
    }

    public Figure withTarget(Target newTarget) {
        return new Figure(group, name, value, n, interval95, newTarget);
    }

    public Figure within(@Nullable Interval interval) {
        return new Figure(group, name, value, n, interval, target);
    }

    /** Whether it reaches its target; without cases nothing is reached, without a target everything is. */
    public boolean met() {
        if (target == null) {
            return true;
        }
        return n > 0 && (target.atLeast() ? value >= target.bound() : value <= target.bound());
    }
}
