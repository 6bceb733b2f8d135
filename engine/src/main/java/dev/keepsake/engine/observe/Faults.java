package dev.keepsake.engine.observe;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong in those who watch: counted, said once, and never anybody else's business. Safe for use by many threads. */
public final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final LongAdder count = new LongAdder();
    private final AtomicBoolean said = new AtomicBoolean();

    /** Notes one. */
    public void note(Throwable fault) {
        count.increment();
        if (said.compareAndSet(false, true)) {
            StackTraceElement[] places = fault.getStackTrace();
            LOG.warn(
                    "A watcher of this engine fails ({} at {}); the work goes on, and further failures are only counted",
                    fault.getClass().getName(),
                    places.length == 0 ? "an unknown place" : places[0]);
        }
    }

    /** Runs what watches, and keeps what goes wrong in it from whoever is watched. */
    public void keep(Runnable watching) {
        try {
            watching.run();
        } catch (RuntimeException | LinkageError fault) {
            // A watcher whose classes do not fit together fails in this way, and only when it is first told of
            // something.
            note(fault);
        }
    }

    /** How many there were. */
    public long count() {
        return count.sum();
    }
}
