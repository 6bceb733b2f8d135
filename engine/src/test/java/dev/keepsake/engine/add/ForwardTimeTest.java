package dev.keepsake.engine.add;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.testkit.fake.FakeClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForwardTimeTest {

    private final FakeClock clock = new FakeClock();
    private final ForwardTime time = new ForwardTime(clock);

    @Test
    void itIsThatOfAClockThatGoesAhead() {
        clock.advance(Duration.ofHours(2));

        assertThat(time.instant()).isEqualTo(FakeClock.START.plus(Duration.ofHours(2)));
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyWaitingLonger() {
        clock.advance(Duration.ofDays(-1));

        assertThat(time.instant()).isAfterOrEqualTo(FakeClock.START);
    }

    @Test
    void aClockThatWasAheadAndIsSetRightKeepsNobodyWaitingWhoWasToldATimeMeanwhile() {
        clock.advance(Duration.ofDays(1));
        Instant told = time.instant();
        clock.advance(Duration.ofDays(-1));

        assertThat(time.instant()).isAfterOrEqualTo(told);
    }

    @Test
    void itGoesOnWhileAClockStandsStill() {
        Instant before = time.instant();
        long begin = System.nanoTime();
        while (System.nanoTime() == begin) {
            Thread.onSpinWait();
        }

        assertThat(time.instant()).isAfter(before);
    }
}
