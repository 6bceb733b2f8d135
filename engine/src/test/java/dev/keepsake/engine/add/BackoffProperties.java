package dev.keepsake.engine.add;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BackoffProperties {

    private static final JobRules.Waits WAITS = JobRules.STANDARD.waits();

    private static Backoff backoff(int thousandths) {
        return new Backoff(WAITS, () -> thousandths / 1000.0);
    }

    @Property
    void everyWaitIsHalfToAllOfTheDoubledOne(
            @ForAll @IntRange(min = 1, max = 1_000_000) int attempts,
            @ForAll @IntRange(min = 0, max = 999) int thousandths) {
        Duration wait = backoff(thousandths).after(attempts, Optional.empty());
        double doubled = Math.min(WAITS.first().toNanos() * Math.pow(2, attempts - 1), (double)
                WAITS.longest().toNanos());

        assertThat((double) wait.toNanos()).isBetween(doubled / 2 - 1, doubled);
    }

    @Property
    void chanceSpreadsWhatFailedTogether(
            @ForAll @IntRange(min = 1, max = 100) int attempts,
            @ForAll @IntRange(min = 0, max = 400) int early,
            @ForAll @IntRange(min = 600, max = 999) int late) {
        assertThat(backoff(early).after(attempts, Optional.empty()))
                .isGreaterThan(backoff(late).after(attempts, Optional.empty()));
    }

    @Property
    void whoSaysWhenIsBelievedUpToAnHour(
            @ForAll @IntRange(min = 1, max = 100) int attempts,
            @ForAll @LongRange(min = -10, max = 100_000) long seconds,
            @ForAll @IntRange(min = 0, max = 999) int thousandths) {
        Duration said = Duration.ofSeconds(Math.clamp(seconds, 0, 3_600));

        Duration wait = backoff(thousandths).after(attempts, Optional.of(Duration.ofSeconds(seconds)));

        assertThat(wait).isBetween(said, said.plus(WAITS.first()));
    }
}
