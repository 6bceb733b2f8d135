package dev.keepsake.server.operations;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.canary.CanaryReport;
import dev.keepsake.server.levels.Level;
import dev.keepsake.server.telemetry.BreakerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Looks at everything a server knows of itself. It is degraded as soon as there is one thing that somebody should look at. */
final class Health {

    /** From so many changes on, searches wait noticeably for the index. */
    private static final long MUCH_LAG = 50_000;

    private static final long UNKNOWN = -1;

    /** A job that is due is begun within seconds, unless everything is busy or nothing works. */
    private static final Duration OLD_JOB = Duration.ofMinutes(10);

    private final Watch watch;
    private final Sampled<Queue> queue;
    private final Sampled<OptionalDouble> migration;

    Health(Watch watch) {
        this.watch = watch;
        this.queue = new Sampled<>(
                () -> Queue.of(watch.vitals().jobs().get(), watch.clock().instant()), watch.clock());
        this.migration = new Sampled<>(watch.vitals().migration(), watch.clock());
    }

    /** How far a change of the embedding model has come, at most a second ago; empty when none is under way. */
    OptionalDouble migration() {
        return migration.get();
    }

    /** The jobs of all projects, at most a second old. */
    Queue queue() {
        return queue.get();
    }

    HealthView look() {
        List<String> problems = new ArrayList<>();
        boolean serving = serves(problems);
        troubles(problems);
        List<Level> levels = watch.levels().levels();
        levels.forEach(level -> judge(level, problems));
        List<BreakerState> breakers = watch.telemetry().breakers();
        breakers.stream()
                .filter(BreakerState::open)
                .forEach(breaker -> problems.add("the model " + breaker.model() + " of " + breaker.provider()
                        + " is left alone, because it failed several times in a row"));
        HealthView.QueueView jobs = jobs(problems);
        long lag = lag(problems);
        CanaryReport canary = watch.canary().report();
        if (canary.lastFailure() != null) {
            problems.add("the canary's last run failed: " + canary.lastFailure());
        }
        return new HealthView(
                problems.isEmpty() ? HealthView.OK : HealthView.DEGRADED,
                serving,
                List.copyOf(problems),
                levels.stream().map(HealthView.LevelView::of).toList(),
                jobs,
                breakers.stream().map(HealthView.BreakerView::of).toList(),
                new HealthView.IndexView(lag),
                HealthView.CanaryView.of(canary),
                HealthView.MigrationView.of(shown(problems)));
    }

    private void troubles(List<String> problems) {
        try {
            problems.addAll(watch.vitals().troubles().get());
        } catch (KeepsakeException unreadable) {
            problems.add("what runs behind the server does not say how it is");
        }
    }

    private long lag(List<String> problems) {
        try {
            long lag = watch.vitals().indexLag().getAsLong();
            if (lag > MUCH_LAG) {
                problems.add("the index is " + lag + " changes behind the store; searches wait for it");
            }
            return lag;
        } catch (KeepsakeException unreadable) {
            problems.add("how far the index is behind the store cannot be read");
            return UNKNOWN;
        }
    }

    private OptionalDouble shown(List<String> problems) {
        try {
            return migration();
        } catch (KeepsakeException unreadable) {
            problems.add("how far the change of the embedding model has come cannot be read");
            return OptionalDouble.empty();
        }
    }

    /** Without the store that has the keys, no request can be let in. */
    private boolean serves(List<String> problems) {
        try {
            watch.keys().noneInAnyProject();
            return true;
        } catch (KeepsakeException unreadable) {
            problems.add("the store does not answer");
            return false;
        }
    }

    private HealthView.QueueView jobs(List<String> problems) {
        try {
            Queue jobs = queue();
            if (jobs.oldest() != null && jobs.oldest().compareTo(OLD_JOB) > 0) {
                problems.add("a job has been due for " + jobs.oldest().toMinutes() + " minutes");
            }
            if (jobs.dead() > 0) {
                problems.add(jobs.dead() + " jobs have failed and wait for somebody to look at them");
            }
            return HealthView.QueueView.of(jobs);
        } catch (KeepsakeException unreadable) {
            problems.add("the jobs cannot be counted");
            return HealthView.QueueView.UNKNOWN;
        }
    }

    private static void judge(Level level, List<String> problems) {
        if (level.state() == Level.State.MISSED) {
            boolean share = level.name().equals("success");
            String format = share ? "%.4f" : "%.3f s";
            problems.add(level.name() + " is " + String.format(Locale.ROOT, format, level.actual()) + " over "
                    + level.window().key() + ", the target is " + String.format(Locale.ROOT, format, level.target()));
        }
    }
}
