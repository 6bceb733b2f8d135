package dev.keepsake.server.levels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A window says what one would find by keeping every measurement and sorting them, to within what its histograms round. */
class SlidingWindowProperties {

    private static final Instant START = Instant.parse("2026-01-15T09:00:00Z");

    /** Two digits: what a histogram answers differs from what it was told by less than a hundredth. */
    private static final double ROUNDING = 0.01;

    /** A measurement, some time after the one before. */
    record Measurement(long pauseMillis, long micros, boolean fine) {}

    @Provide
    Arbitrary<List<Measurement>> measurements() {
        Arbitrary<Long> pauses = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 2_000),
                Arbitraries.longs().between(0, 60_000),
                Arbitraries.longs().between(0, 700_000));
        Arbitrary<Long> micros = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 300),
                Arbitraries.longs().between(1, 500_000),
                Arbitraries.longs().between(1, 599_000_000));
        Arbitrary<Boolean> fine =
                Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false)));
        return Combinators.combine(pauses, micros, fine)
                .as(Measurement::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    @Provide
    Arbitrary<Window> windows() {
        return Arbitraries.of(
                Window.FIVE_MINUTES, Window.HOUR, Window.of(Duration.ofSeconds(1)), Window.of(Duration.ofMinutes(7)));
    }

    @Property(tries = 200)
    void aWindowSaysWhatIsFoundBySorting(
            @ForAll("windows") Window window, @ForAll("measurements") List<Measurement> measurements) {
        SlidingWindow sliding = new SlidingWindow(window);
        long slice = window.slice().toMillis();
        Instant now = START;
        List<Kept> kept = new ArrayList<>();
        for (Measurement one : measurements) {
            now = now.plusMillis(one.pauseMillis());
            sliding.add(now, Durations.of(one.micros()), one.fine());
            kept.add(new Kept(now.toEpochMilli() / slice, one.micros(), one.fine()));
            check(sliding.measured(now), within(kept, now.toEpochMilli() / slice - window.slices() + 1));
        }
        Instant later = now.plus(window.length());
        check(sliding.measured(later), List.of());
    }

    private record Kept(long slice, long micros, boolean fine) {}

    private static List<Kept> within(List<Kept> kept, long oldest) {
        return kept.stream().filter(one -> one.slice() >= oldest).toList();
    }

    private static void check(Measured measured, List<Kept> expected) {
        assertThat(measured.calls()).isEqualTo(expected.size());
        assertThat(measured.failed())
                .isEqualTo(expected.stream().filter(one -> !one.fine()).count());
        checkPercentile(measured.p50(), expected, 50);
        checkPercentile(measured.p95(), expected, 95);
    }

    private static void checkPercentile(Duration actual, List<Kept> expected, int percent) {
        long[] sorted = expected.stream().mapToLong(Kept::micros).sorted().toArray();
        if (sorted.length == 0) {
            assertThat(actual).isZero();
        } else {
            double naive = sorted[Math.ceilDiv(sorted.length * percent, 100) - 1];
            double micros = actual.toNanos() / 1e3;
            assertThat(micros).isBetween(naive, naive * (1 + ROUNDING) + 1);
        }
    }
}
