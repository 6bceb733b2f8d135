package dev.keepsake.engine.consolidate;

/** One kind of work on a scope. Looks at what the steps before it have left, and writes nothing itself. */
interface Step {

    void take(Draft draft);

    /** One after the other. */
    static Step each(Step first, Step second) {
        return draft -> {
            first.take(draft);
            second.take(draft);
        };
    }
}
