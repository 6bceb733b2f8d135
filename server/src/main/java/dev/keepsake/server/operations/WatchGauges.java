package dev.keepsake.server.operations;

import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.server.canary.CanaryReport;
import dev.keepsake.server.canary.CanaryReport.Latency;
import dev.keepsake.server.levels.Level;
import dev.keepsake.server.levels.Measured;
import dev.keepsake.server.levels.ServiceLevels.Verb;
import dev.keepsake.server.levels.Window;
import dev.keepsake.store.MemoryCount;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Shows as gauges what a server knows of itself: jobs, index, canary, service levels. What cannot be read now is not a number. */
final class WatchGauges {

    private final MeterRegistry meters;
    private final Watch watch;
    private final Health health;

    WatchGauges(Watch watch, Health health) {
        this.meters = watch.telemetry().meters();
        this.watch = watch;
        this.health = health;
    }

    void register() {
        memories();
        jobs("waiting", Queue::waiting);
        jobs("running", Queue::running);
        jobs("dead", Queue::dead);
        seconds("keepsake.jobs.oldest", "For how long the oldest job has been due that nobody has begun", () -> {
            Duration oldest = health.queue().oldest();
            return oldest == null ? Duration.ZERO : oldest;
        });
        gauge(
                "keepsake.index.lag",
                "Changes of the store that are not in the index yet",
                () -> watch.vitals().indexLag().getAsLong());
        gauge(
                "keepsake.migration.progress",
                "How far a change of the embedding model has come, 0 to 1; not a number when none is under way",
                () -> health.migration().orElse(Double.NaN));
        levels();
        canary();
    }

    private void memories() {
        Sampled<List<MemoryCount>> counts = new Sampled<>(watch.vitals().memories(), watch.clock());
        for (MemoryKind kind : MemoryKind.values()) {
            for (MemoryState state : List.of(MemoryState.CURRENT, MemoryState.SUPERSEDED)) {
                Gauge.builder("keepsake.memories", () -> read(() -> count(counts.get(), kind, state)))
                        .description("Memories of all projects together, by how they came to be and where they stand")
                        .tags("kind", word(kind), "state", word(state))
                        .register(meters);
            }
        }
    }

    private static long count(List<MemoryCount> counts, MemoryKind kind, MemoryState state) {
        return counts.stream()
                .filter(count -> count.kind() == kind && count.state() == state)
                .mapToLong(MemoryCount::count)
                .sum();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private void jobs(String state, ToDoubleFunction<Queue> count) {
        Gauge.builder("keepsake.jobs", health, known -> read(() -> count.applyAsDouble(known.queue())))
                .description("Jobs by state")
                .tag("state", state)
                .strongReference(true)
                .register(meters);
    }

    private void levels() {
        for (Window window : watch.levels().windows()) {
            for (Verb verb : Verb.values()) {
                TimeGauge.builder("keepsake.service.latency", () -> p95(verb, window), TimeUnit.NANOSECONDS)
                        .description("What 95 of 100 adds or searches took no longer than")
                        .tags("verb", verb.key(), "quantile", "0.95", "window", window.key())
                        .register(meters);
            }
            Gauge.builder(
                            "keepsake.service.success",
                            () -> level(
                                    watch.levels().levels(window),
                                    "success",
                                    level -> level.calls() == 0 ? Double.NaN : level.actual()))
                    .description("The share of adds and searches that did not fail by the server's fault")
                    .tag("window", window.key())
                    .register(meters);
        }
        for (String name : List.of("write-p95", "read-p95", "success")) {
            Gauge.builder(
                            "keepsake.service.level.missed",
                            () -> level(
                                    watch.levels().levels(),
                                    name,
                                    level -> level.state() == Level.State.MISSED ? 1 : 0))
                    .description("1 when the server does not keep to this level over the configured window")
                    .tag("level", name)
                    .register(meters);
        }
    }

    private double p95(Verb verb, Window window) {
        Measured measured = watch.levels().measured(verb, window);
        return measured.calls() == 0 ? Double.NaN : measured.p95().toNanos();
    }

    private static double level(List<Level> levels, String name, ToDoubleFunction<Level> part) {
        return levels.stream()
                .filter(level -> level.name().equals(name))
                .mapToDouble(part)
                .findFirst()
                .orElse(Double.NaN);
    }

    private void canary() {
        gauge("keepsake.canary.success", "The share of the canary's last runs that succeeded", () -> {
            CanaryReport report = watch.canary().report();
            return report.runs() == 0 ? Double.NaN : report.success();
        });
        step("write", CanaryReport::write);
        step("read", CanaryReport::read);
        step("delete", CanaryReport::delete);
    }

    private void step(String step, Function<CanaryReport, Latency> of) {
        TimeGauge.builder(
                        "keepsake.canary.latency",
                        () -> {
                            CanaryReport report = watch.canary().report();
                            return report.runs() == 0
                                    ? Double.NaN
                                    : of.apply(report).p95().toNanos();
                        },
                        TimeUnit.NANOSECONDS)
                .description("What 95 of 100 of the canary's last runs took no longer than")
                .tags("step", step, "quantile", "0.95")
                .register(meters);
    }

    private void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, () -> read(() -> value.get().doubleValue()))
                .description(description)
                .register(meters);
    }

    private void seconds(String name, String description, Supplier<Duration> value) {
        TimeGauge.builder(name, () -> read(() -> value.get().toNanos()), TimeUnit.NANOSECONDS)
                .description(description)
                .register(meters);
    }

    /** A store that does not answer must not cost the whole page. */
    private static double read(Supplier<? extends Number> value) {
        try {
            return value.get().doubleValue();
        } catch (RuntimeException unreadable) {
            return Double.NaN;
        }
    }
}
