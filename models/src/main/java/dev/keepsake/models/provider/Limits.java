package dev.keepsake.models.provider;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much is asked of a provider at once, and how long it is believed in when it fails.
 *
 * @param timeout how long one call may take, when the caller allows as much
 * @param concurrency at most so many calls at once, at least 1
 * @param requestsPerMinute at most so many calls a minute, or 0 for as many as there are
 * @param patience what happens when calls fail
 */
public record Limits(Duration timeout, int concurrency, int requestsPerMinute, Patience patience) {

    public static final Limits STANDARD = new Limits(Duration.ofSeconds(60), 16, 0, Patience.STANDARD);

    public Limits {
        List<String> problems = new ArrayList<>();
        if (!timeout.isPositive()) {
            problems.add("timeout is more than 0, not " + timeout);
        }
        if (concurrency < 1) {
            problems.add("concurrency is at least 1, not " + concurrency);
        }
        if (requestsPerMinute < 0) {
            problems.add("requests per minute are at least 0, not " + requestsPerMinute);
        }
        if (!problems.isEmpty()) {
            throw new KeepsakeException(ErrorCategory.CONFIGURATION, String.join("; ", problems));
        }
    }

    public Limits withTimeout(Duration newTimeout) {
        return new Limits(newTimeout, concurrency, requestsPerMinute, patience);
    }

    public Limits withConcurrency(int newConcurrency) {
        return new Limits(timeout, newConcurrency, requestsPerMinute, patience);
    }

    public Limits withRequestsPerMinute(int newRate) {
        return new Limits(timeout, concurrency, newRate, patience);
    }

    public Limits withPatience(Patience newPatience) {
        return new Limits(timeout, concurrency, requestsPerMinute, newPatience);
    }
}
