package dev.keepsake.config;

import dev.keepsake.models.provider.Limits;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How much is asked of a provider at once, and how long it is believed in. */
final class LimitWords {

    private static final Limits STANDARD = Limits.STANDARD;

    private final String section;

    final Setting<Duration> timeout;
    final Setting<Integer> concurrency;
    final Setting<Integer> requestsPerMinute;
    final Setting<Integer> retries;
    final Setting<Integer> breakerFailures;
    final Setting<Duration> breakerPause;

    LimitWords(String section) {
        this.section = section;
        timeout = of(
                        "timeout",
                        Lengths.of(ChronoUnit.SECONDS, Duration.ofMillis(100), Duration.ofHours(1)),
                        "How long one call may take.")
                .withDefault(Lengths.text(STANDARD.timeout()));
        concurrency = of("concurrency", Kinds.whole(1, 10_000), "At most so many calls at once.")
                .withDefault(String.valueOf(STANDARD.concurrency()));
        requestsPerMinute = of(
                        "requests-per-minute",
                        Kinds.whole(0, 1_000_000),
                        "At most so many calls a minute; 0 for no limit of ours.")
                .withDefault(String.valueOf(STANDARD.requestsPerMinute()));
        retries = of("retries", Kinds.whole(0, 20), "How often a call that failed and may pass is repeated.")
                .withDefault(String.valueOf(STANDARD.patience().retries()));
        breakerFailures = of(
                        "breaker-failures",
                        Kinds.whole(1, 10_000),
                        "After so many failures in a row it is left alone for a while.")
                .withDefault(String.valueOf(STANDARD.patience().failures()));
        breakerPause = of(
                        "breaker-pause",
                        Lengths.of(ChronoUnit.SECONDS, Duration.ofMillis(10), Duration.ofDays(1)),
                        "For how long.")
                .withDefault(Lengths.text(STANDARD.patience().pause()));
    }

    List<Setting<?>> all() {
        return List.of(timeout, concurrency, requestsPerMinute, retries, breakerFailures, breakerPause);
    }

    private <T> Setting<T> of(String name, Kind<T> kind, String meaning) {
        return Setting.of(section, name, kind, meaning);
    }
}
