package dev.keepsake.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyReportTest {

    private static Histogram of(long micros) {
        Histogram histogram = new Histogram(2);
        histogram.recordValue(micros);
        return histogram;
    }

    @Test
    void leavesEmptyWhatWasNotMeasuredAtASize() {
        Row one = Row.byRecipe().getFirst();
        Row large = Row.ofLargeUsers().getFirst();
        Map<Long, Map<Row, Histogram>> stages = new LinkedHashMap<>();
        stages.put(1_000L, Map.of(one, of(500)));
        stages.put(10_000L, Map.of(large, of(1500)));

        assertThat(LatencyReport.table(stages).lines())
                .containsExactly(
                        "| p50 / p95 / p99 ms | 1,000 | 10,000 |",
                        "|---|---|---|",
                        "| hybrid | 0.50 / 0.50 / 0.50 | |",
                        "| large user, hybrid | | 1.50 / 1.50 / 1.50 |");
    }
}
