package dev.keepsake.store;

import dev.keepsake.scope.Scope;

/** What became of a plan. */
public sealed interface Applied {

    /**
     * Durable.
     *
     * @param position the log position of its last change
     */
    record Done(long position) implements Applied {}

    /** Somebody else wrote to the scope since the plan was made; nothing was written, plan again. */
    record Stale(Scope scope, long expected, long actual) implements Applied {}
}
