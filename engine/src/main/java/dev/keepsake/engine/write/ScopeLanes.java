package dev.keepsake.engine.write;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets writes to one scope pass one after the other in this process, so that two of them do not plan against each other in
 * vain. The store's version check is what keeps them correct; the lanes only save work. Nobody waits for another scope: whoever
 * is in a lane may be asking a model, and that takes its time.
 */
public final class ScopeLanes {

    private final Map<Lane.Of, Lane> lanes = new ConcurrentHashMap<>();

    /** Runs {@code work} while no other write to this scope runs. */
    public <T> T in(ProjectId project, Scope scope, Supplier<T> work) {
        Lane.Of of = new Lane.Of(project, scope);
        Lane lane = lanes.compute(of, (key, known) -> entered(known));
        lane.lock.lock();
        try {
            return work.get();
        } finally {
            lane.lock.unlock();
            lanes.computeIfPresent(of, (key, left) -> --left.users == 0 ? null : left);
        }
    }

    private static Lane entered(@Nullable Lane known) {
        Lane lane = known == null ? new Lane() : known;
        lane.users++;
        return lane;
    }

    /** One lane, as long as somebody is in it or waits for it. */
    private static final class Lane {

        private final ReentrantLock lock = new ReentrantLock(true);
        /** Touched inside of the map alone. */
        private int users;

        private record Of(ProjectId project, Scope scope) {}
    }
}
