package dev.keepsake.server.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What several runs came to.
 *
 * @param runs how many
 * @param succeeded how many of them wrote, found and deleted their memory
 * @param write how long adds took
 * @param read how long it took to find the memories
 * @param delete how long it took to delete them
 * @param lastAt when the last one began, or null when there was none
 * @param lastFailure what went wrong in the last one, or null when nothing did
 */
public record CanaryReport(
        int runs,
        int succeeded,
        Latency write,
        Latency read,
        Latency delete,
        @Nullable Instant lastAt,
        @Nullable String lastFailure) {

    /**
     * How long something took.
     *
     * @param p50 half of them took no longer; zero when there were none
     * @param p95 95 of 100 took no longer; zero when there were none
     */
    public record Latency(Duration p50, Duration p95) {

        /** The smallest measurements that at least 50 and 95 of 100 do not exceed. */
        static Latency of(List<Duration> measured) {
            Duration[] sorted = measured.toArray(Duration[]::new);
            Arrays.sort(sorted);
            return new Latency(at(sorted, 50), at(sorted, 95));
        }

        private static Duration at(Duration[] sorted, int percent) {
            return sorted.length == 0 ? Duration.ZERO : sorted[Math.ceilDiv(sorted.length * percent, 100) - 1];
        }
    }

    /** The report of these runs, oldest first. */
    public static CanaryReport of(List<CanaryRun> runs) {
        CanaryRun last = runs.isEmpty() ? null : runs.getLast();
        return new CanaryReport(
                runs.size(),
                (int) runs.stream().filter(CanaryRun::succeeded).count(),
                latency(runs, CanaryRun::write),
                latency(runs, CanaryRun::read),
                latency(runs, CanaryRun::delete),
                last == null ? null : last.at(),
                last == null ? null : last.failure());
    }

    private static Latency latency(List<CanaryRun> runs, Function<CanaryRun, @Nullable Duration> step) {
        List<Duration> measured = new ArrayList<>();
        for (CanaryRun run : runs) {
            Duration took = step.apply(run);
            if (took != null) {
                measured.add(took);
            }
        }
        return Latency.of(measured);
    }

    /** The share that succeeded; 1 when there was none. */
    public double success() {
        return runs == 0 ? 1 : succeeded / (double) runs;
    }
}
