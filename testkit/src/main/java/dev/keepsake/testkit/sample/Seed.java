package dev.keepsake.testkit.sample;

import java.util.Random;

/**
 * The dice of randomised tests. Every throw is announced on standard output; {@code -Dkeepsake.seed=<number>} repeats it and
 * {@code -Dkeepsake.effort=<number>} multiplies how long randomised tests go on (1 by default).
 */
public final class Seed {

    private static final String SEED = "keepsake.seed";
    private static final String EFFORT = "keepsake.effort";

    private final long value;

    private Seed(long value) {
        this.value = value;
    }

    /** The seed asked for on the command line, else a new one; announced as that of {@code test}. */
    @SuppressWarnings("SystemOut") // a report of the test run is where a failing seed is looked for
    public static Seed announcedFor(Object test) {
        Long asked = Long.getLong(SEED);
        Seed seed = new Seed(asked != null ? asked : new Random().nextLong());
        System.out.println(test.getClass().getName() + ": " + seed);
        return seed;
    }

    /** A new source of randomness; every one made from the same seed says the same. */
    public Random random() {
        return new Random(value);
    }

    /** {@code rounds}, or a multiple of it where more effort was asked for. */
    public static int rounds(int rounds) {
        return Math.multiplyExact(rounds, Integer.getInteger(EFFORT, 1));
    }

    /** How to repeat this run. */
    @Override
    public String toString() {
        return "-D" + SEED + "=" + value;
    }
}
