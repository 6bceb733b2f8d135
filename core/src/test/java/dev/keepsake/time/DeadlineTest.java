package dev.keepsake.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    @ParameterizedTest
    @ValueSource(longs = {0, -1_000_000_000, Long.MAX_VALUE - 5, Long.MIN_VALUE})
    void passesWhenItsBudgetIsSpentWhereverTheTickerStands(long start) {
        AtomicLong ticker = new AtomicLong(start);
        Deadline deadline = Deadline.after(Duration.ofNanos(10), ticker::get);

        assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(10));
        ticker.addAndGet(9);
        assertThat(deadline.passed()).isFalse();
        assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(1));
        ticker.addAndGet(1);
        assertThat(deadline.passed()).isTrue();
        ticker.addAndGet(1_000_000);
        assertThat(deadline.remaining()).isZero();
    }

    @Test
    void noDeadlineNeverPasses() {
        assertThat(Deadline.NONE.passed()).isFalse();
        assertThat(Deadline.NONE.remaining()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    }

    @Test
    void aNegativeBudgetIsSpentAlready() {
        assertThat(Deadline.after(Duration.ofSeconds(-1)).passed()).isTrue();
    }
}
