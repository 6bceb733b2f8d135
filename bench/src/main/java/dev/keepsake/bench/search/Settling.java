package dev.keepsake.bench.search;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until this process has nothing left to do: an index goes on merging in the background after it was filled. */
final class Settling {

    private static final Duration LOOKED_AT = Duration.ofSeconds(2);

    /** Less than that of one core is nothing. */
    private static final double IDLE = 0.03;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Duration atMost;

    Settling(Duration atMost) {
        this.atMost = atMost;
    }

    /** How long it took, or more than it may when it is still at work. */
    Duration await() {
        long started = System.nanoTime();
        Duration waited = Duration.ZERO;
        while (waited.compareTo(atMost) <= 0 && busy() > IDLE) {
            waited = Duration.ofNanos(System.nanoTime() - started);
        }
        return waited;
    }

    private double busy() {
        long before = system.getProcessCpuTime();
        long until = System.nanoTime() + LOOKED_AT.toNanos();
        for (long left = LOOKED_AT.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return (double) (system.getProcessCpuTime() - before) / LOOKED_AT.toNanos();
    }
}
