package dev.keepsake.models.embed;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What {@link UnrelatedTexts} measures of an embedder, asked for once and then known. While the model does not answer, a guess stands
 * in, and nobody asks again for a while.
 */
final class UnrelatedCosine {

    /** Between the models that use all of the range and those that use its last quarter. */
    static final double GUESS = 0.35;

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Embedder embedder;
    private final LongSupplier ticker;
    private final ReentrantLock measuring = new ReentrantLock();
    private volatile double known = Double.NaN;
    private volatile long notBefore;

    /**
     * @param ticker a clock in nanoseconds that never goes back
     */
    UnrelatedCosine(Embedder embedder, LongSupplier ticker) {
        this.embedder = embedder;
        this.ticker = ticker;
        this.notBefore = ticker.getAsLong();
    }

    double value() {
        if (Double.isNaN(known) && ticker.getAsLong() - notBefore >= 0) {
            // Whoever comes while another measures takes the guess and goes on.
            if (measuring.tryLock()) {
                try {
                    measure();
                } finally {
                    measuring.unlock();
                }
            }
        }
        return Double.isNaN(known) ? GUESS : known;
    }

    private void measure() {
        if (!Double.isNaN(known)) {
            return;
        }
        try {
            known = UnrelatedTexts.median(embedder, Deadline.after(LONGEST));
        } catch (KeepsakeException notNow) {
            // Searching goes on without it; that the model fails is told wherever its vectors are needed.
            notBefore = ticker.getAsLong() + PAUSE.toNanos();
        }
    }
}
