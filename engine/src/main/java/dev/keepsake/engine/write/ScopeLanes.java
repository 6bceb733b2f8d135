package dev.keepsake.engine.write;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets writes to one scope pass one after the other in this process, so that two of them do not plan against each other in
 * vain. The store's version check is what keeps them correct; the lanes only save work. Scopes that share a lane wait for
 * each other without harm.
 */
public final class ScopeLanes {

    private static final int LANES = 256;

    private final ReentrantLock[] lanes = new ReentrantLock[LANES];

    public ScopeLanes() {
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] = new ReentrantLock(true);
        }
    }

    /** Runs {@code work} while no other write to this scope runs. */
    public <T> T in(ProjectId project, Scope scope, Supplier<T> work) {
        ReentrantLock lane = lanes[Math.floorMod(31 * project.hashCode() + scope.hashCode(), LANES)];
        lane.lock();
        try {
            return work.get();
        } finally {
            lane.unlock();
        }
    }
}
