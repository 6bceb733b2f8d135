package dev.keepsake.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A short run; the long ones are started by hand and by the checks before a merge. */
class CrashBenchTest {

    @Test
    void nothingAcknowledgedIsLostOrDoubled() throws IOException, InterruptedException {
        CrashBench.Result result = CrashBench.run(4, 3, 2, 20240501);

        assertThat(result.findings()).isEmpty();
        assertThat(result.kills()).isEqualTo(4);
        assertThat(result.memories()).isPositive();
        assertThat(result.learned()).isPositive();
        assertThat(result.fullChecks()).isPositive();
    }
}
