package dev.keepsake.server.canary;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs a canary whenever so much time has passed, until it is closed. */
public final class CanarySchedule implements AutoCloseable {

    /** How long a run that is under way may take to finish when nobody needs it any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Canary canary;
    private final Duration every;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private CanarySchedule(Canary canary, Duration every) {
        this.canary = canary;
        this.every = every;
        this.thread = Thread.ofPlatform().daemon().name("keepsake-canary").unstarted(this::run);
    }

    /** Begins; the first run comes after the first pause. */
    public static CanarySchedule start(Canary canary, Duration every) {
        CanarySchedule schedule = new CanarySchedule(canary, every);
        schedule.thread.start();
        return schedule;
    }

    private void run() {
        try {
            while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                canary.run();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets a run that is under way finish, for a few seconds, and begins no other. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
