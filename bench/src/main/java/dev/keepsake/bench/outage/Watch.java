package dev.keepsake.bench.outage;

import dev.keepsake.Keepsake;
import dev.keepsake.models.provider.ProviderStatus;
import dev.keepsake.store.JobsStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Looks at the queue and at the breaker now and then, as an operator does. For one thread. */
final class Watch {

    private final Keepsake keepsake;
    private final Set<ProviderStatus.Breaker> breakers = EnumSet.noneOf(ProviderStatus.Breaker.class);
    private final List<String> lines = new ArrayList<>();
    private long deepest;

    Watch(Keepsake keepsake) {
        this.keepsake = keepsake;
    }

    /** Looks once. */
    void look(Duration passed, Mood mood, boolean keep) {
        List<JobsStatus> jobs = keepsake.jobs();
        List<ProviderStatus.Breaker> now =
                keepsake.providers().stream().map(ProviderStatus::breaker).toList();
        breakers.addAll(now);
        deepest = Math.max(deepest, depth(jobs));
        if (keep) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %4d s  %-8s  %5d waiting or running  %4d dead  oldest due %5.1f s ago  breaker %s",
                    passed.toSeconds(),
                    mood,
                    depth(jobs),
                    jobs.stream().mapToLong(JobsStatus::dead).sum(),
                    oldest(jobs).toMillis() / 1000.0,
                    now));
        }
    }

    private static long depth(List<JobsStatus> jobs) {
        return jobs.stream()
                .mapToLong(status -> status.waiting() + status.running())
                .sum();
    }

    private static Duration oldest(List<JobsStatus> jobs) {
        return jobs.stream()
                .map(JobsStatus::oldestDue)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(due -> Duration.between(due, Instant.now()))
                .orElse(Duration.ZERO);
    }

    boolean isQuiet() {
        return depth(keepsake.jobs()) == 0;
    }

    long dead() {
        return keepsake.jobs().stream().mapToLong(JobsStatus::dead).sum();
    }

    long deepest() {
        return deepest;
    }

    Set<ProviderStatus.Breaker> breakers() {
        return breakers;
    }

    List<String> lines() {
        return lines;
    }
}
