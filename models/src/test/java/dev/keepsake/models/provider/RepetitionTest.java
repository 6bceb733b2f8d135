package dev.keepsake.models.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RepetitionTest {

    private static final Patience GROWING =
            new Patience(10, Duration.ofSeconds(1), Duration.ofMinutes(1), 100, Duration.ofHours(1));

    private final ProviderFailure passing = ProviderFailure.of(Kind.OUT_OF_ORDER, "It fails");
    private final Repetition repetition = new Repetition(Limits.STANDARD.withPatience(GROWING));

    @Property
    void nobodyWaitsLongerThanThereIsTime(
            @ForAll @IntRange(min = 1, max = 12) int attempts,
            @ForAll @LongRange(min = 0, max = 200) long seconds,
            @ForAll @LongRange(min = 0, max = 100_000_000) long wanted) {
        Deadline deadline = Deadline.after(Duration.ofSeconds(seconds), () -> 0);
        ProviderFailure failure = ProviderFailure.of(Kind.TOO_MANY_REQUESTS, "Not now", Duration.ofSeconds(wanted));

        assertThat(repetition.waitAfter(failure, attempts, deadline).stream()).allSatisfy(wait -> {
            assertThat(wait).isLessThan(deadline.remaining());
            assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(wanted));
        });
    }

    @Test
    void theSecondWaitCountsAndNotOnlyTheFirst() {
        Deadline inFiveSeconds = Deadline.after(Duration.ofSeconds(5), () -> 0);

        assertThat(repetition.waitAfter(passing, 1, inFiveSeconds)).isPresent();
        assertThat(repetition.waitAfter(passing, 4, inFiveSeconds)).isEmpty();
    }

    @Test
    void waitsDoubleAndEndWithTheRetries() {
        assertThat(repetition.waitAfter(passing, 3, Deadline.NONE).orElseThrow())
                .isBetween(Duration.ofSeconds(4), Duration.ofMillis(4_800));
        assertThat(repetition.waitAfter(passing, 10, Deadline.NONE)).isPresent();
        assertThat(repetition.waitAfter(passing, 11, Deadline.NONE)).isEmpty();
    }
}
