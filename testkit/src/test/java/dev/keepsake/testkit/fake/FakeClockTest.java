package dev.keepsake.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FakeClockTest {

    @Test
    void standsStillUntilItIsMoved() {
        FakeClock clock = new FakeClock();
        Clock elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));
        assertThat(clock.instant()).isEqualTo(FakeClock.START).isEqualTo(clock.instant());

        assertThat(clock.advance(Duration.ofNanos(1))).isEqualTo(FakeClock.START.plusNanos(1));
        assertThat(elsewhere.instant()).isEqualTo(FakeClock.START.plusNanos(1));

        clock.set(Instant.EPOCH);
        assertThat(elsewhere.instant()).isEqualTo(Instant.EPOCH);
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void sequentialIdsRepeatAndLookTimeOrdered() {
        SequentialIds ids = new SequentialIds();
        UUID first = ids.next();
        UUID second = ids.next();

        assertThat(new SequentialIds().next()).isEqualTo(first).isNotEqualTo(new SequentialIds(1).next());
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(first.toString()).isLessThan(second.toString());
    }
}
