package dev.keepsake.server.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keepsake.server.canary.CanaryReport;
import dev.keepsake.server.levels.Level;
import dev.keepsake.server.telemetry.BreakerState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /health} shows.
 *
 * @param status {@code ok} or {@code degraded}
 * @param serving whether requests can be answered at all
 * @param problems what somebody should look at, in sentences
 * @param levels how good the server is, against its targets
 * @param queue the jobs of all projects
 * @param breakers the circuit breakers of models
 * @param index the index
 * @param canary the last runs of the canary
 * @param migration a change of the embedding model that is under way, or null
 */
record HealthView(
        String status,
        boolean serving,
        List<String> problems,
        List<LevelView> levels,
        QueueView queue,
        List<BreakerView> breakers,
        IndexView index,
        CanaryView canary,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MigrationView migration) {

    static final String OK = "ok";
    static final String DEGRADED = "degraded";

    /**
     * One level; latencies are in seconds, and there is no actual one before the first call. {@code state} is {@code met},
     * {@code missed} or {@code too_few}.
     */
    record LevelView(
            String name,
            double target,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double actual,

            String window,
            long calls,
            String state) {

        static LevelView of(Level level) {
            return new LevelView(
                    level.name(),
                    level.target(),
                    level.calls() == 0 ? null : level.actual(),
                    level.window().key(),
                    level.calls(),
                    level.state().name().toLowerCase(Locale.ROOT));
        }
    }

    /** The jobs; -1 where they cannot be counted. */
    record QueueView(
            long waiting,
            long running,
            long dead,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double oldestDueSeconds) {

        static final QueueView UNKNOWN = new QueueView(-1, -1, -1, null);

        static QueueView of(Queue queue) {
            Duration oldest = queue.oldest();
            return new QueueView(
                    queue.waiting(), queue.running(), queue.dead(), oldest == null ? null : seconds(oldest));
        }
    }

    /** One model's breaker: {@code closed}, {@code half_open} or {@code open}. */
    record BreakerView(String operation, String provider, String model, String state) {

        static BreakerView of(BreakerState breaker) {
            return new BreakerView(breaker.operation(), breaker.provider(), breaker.model(), breaker.state());
        }
    }

    /** How many changes of the store are not in the index yet; -1 where that cannot be read. */
    record IndexView(long lag) {}

    /** How far a change of the embedding model has come, 0..1. */
    record MigrationView(double progress) {

        static @Nullable MigrationView of(OptionalDouble progress) {
            return progress.isEmpty() ? null : new MigrationView(progress.getAsDouble());
        }
    }

    /** Runs of the canary; times in seconds. */
    record CanaryView(
            int runs,
            int succeeded,
            StepView write,
            StepView read,
            StepView delete,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String lastAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String lastFailure) {

        static CanaryView of(CanaryReport report) {
            return new CanaryView(
                    report.runs(),
                    report.succeeded(),
                    StepView.of(report.write()),
                    StepView.of(report.read()),
                    StepView.of(report.delete()),
                    report.lastAt() == null ? null : report.lastAt().toString(),
                    report.lastFailure());
        }
    }

    /** How long one step of the canary took, in seconds. */
    record StepView(double p50, double p95) {

        static StepView of(CanaryReport.Latency latency) {
            return new StepView(seconds(latency.p50()), seconds(latency.p95()));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
