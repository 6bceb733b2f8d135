package dev.keepsake.server.levels;

/**
 * One thing that the server should be good at, and is or is not.
 *
 * @param name {@code write-p95}, {@code read-p95} or {@code success}
 * @param target in seconds, or a share
 * @param actual in seconds, or a share
 * @param window over which time
 * @param calls how many calls that was measured on
 * @param state whether it is met; too few calls say nothing
 */
public record Level(String name, double target, double actual, Window window, long calls, State state) {

    /** How a level stands. */
    public enum State {
        MET,
        MISSED,
        TOO_FEW
    }

    static State judged(boolean met, long calls, int least) {
        if (calls < least) {
            return State.TOO_FEW;
        }
        return met ? State.MET : State.MISSED;
    }
}
