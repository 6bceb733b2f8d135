package dev.keepsake.server.levels;

import java.time.Duration;

/**
 * What was measured in a window.
 *
 * @param calls how many
 * @param failed how many of them failed by the server's fault
 * @param p50 half of them took no longer; zero when there were none
 * @param p95 95 of 100 took no longer; zero when there were none
 */
public record Measured(long calls, long failed, Duration p50, Duration p95) {

    /** The share that did not fail; 1 when there were none. */
    public double success() {
        return calls == 0 ? 1 : (calls - failed) / (double) calls;
    }

    /** Both together, for what does not depend on order. */
    static double success(Measured one, Measured other) {
        long calls = one.calls() + other.calls();
        return calls == 0 ? 1 : (calls - one.failed() - other.failed()) / (double) calls;
    }
}
