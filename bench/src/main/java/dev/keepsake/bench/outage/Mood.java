package dev.keepsake.bench.outage;

/** How a provider is. */
enum Mood {
    /** Every prompt is answered. */
    FINE,
    /** Nobody listens: connections are refused. */
    DOWN,
    /** Answers come after every time limit. */
    SLOW,
    /** Too many requests; ask again in a second or two. */
    LIMITED,
    /** What comes is a page of some gateway, said to be in order. */
    GARBAGE,
    /** The model talks, but not in the form it was asked for. */
    NONSENSE,
    /** An error of the server. */
    BROKEN;

    boolean isCalm() {
        return this == FINE;
    }
}
