package dev.keepsake.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private final Bootstrap bootstrap = new Bootstrap(7, 1000);

    @Test
    void theSameSeedGivesTheSameInterval() {
        List<double[]> groups = List.of(new double[] {0.1, 0.4}, new double[] {0.9}, new double[] {0.3, 0.2, 0.6});

        assertThat(bootstrap.interval(groups)).isEqualTo(new Bootstrap(7, 1000).interval(groups));
    }

    @Test
    void equalConversationsLeaveNoDoubt() {
        assertThat(bootstrap.interval(List.of(new double[] {0.5, 0.5}, new double[] {0.5})))
                .isEqualTo(new Interval(0.5, 0.5));
    }

    @Test
    void twoOppositeConversationsLeaveEveryDoubt() {
        assertThat(bootstrap.interval(List.of(new double[] {0, 0}, new double[] {1, 1})))
                .isEqualTo(new Interval(0, 1));
    }

    @Test
    void theAverageLiesInsideItsInterval() {
        List<double[]> groups = List.of(new double[] {0.2}, new double[] {0.4}, new double[] {0.6}, new double[] {0.8});

        Interval interval = bootstrap.interval(groups);

        assertThat(interval.low()).isBetween(0.2, 0.4);
        assertThat(interval.high()).isBetween(0.6, 0.8);
    }

    @Test
    void oneConversationHasNoInterval() {
        assertThat(bootstrap.interval(List.of(new double[] {0.2, 0.9}, new double[] {})))
                .isNull();
    }
}
