package dev.keepsake.testkit.fault;

/**
 * What goes wrong.
 *
 * @param call at which of the counted calls, from 1
 * @param moment whether that call does its work
 * @param extent whether anything works afterwards
 */
public record Fault(int call, Moment moment, Extent extent) {

    /** When a failing call fails. */
    public enum Moment {
        /** Nothing has happened. */
        BEFORE_ITS_EFFECT,
        /** All has happened, and the caller does not learn of it. */
        AFTER_ITS_EFFECT
    }

    /** What a fault takes with it. */
    public enum Extent {
        /** This call alone. */
        ONE_CALL,
        /** Every call from then on, counted or not: the process is gone. */
        ALL_FROM_THEN_ON
    }
}
