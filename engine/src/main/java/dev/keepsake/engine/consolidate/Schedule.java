package dev.keepsake.engine.consolidate;

import dev.keepsake.api.ConsolidateRequest;
import dev.keepsake.api.Consolidation;
import dev.keepsake.api.ConsolidationStep;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consolidates every scope of every project again and again. A scope that nobody has written to since the last round is only
 * looked at for what time alone changes. What fails in one scope is logged and tried again in the next round.
 */
public final class Schedule implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
    private static final Set<ConsolidationStep> EVERYTHING = EnumSet.allOf(ConsolidationStep.class);
    private static final Set<ConsolidationStep> BY_TIME = EnumSet.of(ConsolidationStep.RETENTION);

    private final Store store;
    private final Consolidating consolidating;
    private final Map<ProjectScope, Long> versions = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    public Schedule(Store store, Consolidating consolidating, Duration every) {
        this.store = store;
        this.consolidating = consolidating;
        thread = Thread.ofVirtual().name("keepsake-consolidate").unstarted(() -> run(every));
    }

    /** Begins; the first round comes when one interval has passed. */
    public void start() {
        thread.start();
    }

    private void run(Duration every) {
        try {
            while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                round();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes once through all scopes; how many of them were changed. For one thread at a time. */
    int round() {
        int changed = 0;
        for (ProjectId project : store.everyProject()) {
            for (Scope scope : store.memories()
                    .scopes(project, Scope.ANY, PageRequest.first(Integer.MAX_VALUE))
                    .items()) {
                if (closing.getCount() == 0) {
                    return changed;
                }
                changed += consolidate(project, scope) ? 1 : 0;
            }
        }
        return changed;
    }

    private boolean consolidate(ProjectId project, Scope scope) {
        ProjectScope key = new ProjectScope(project, scope);
        // Read before anything else, so that a write meanwhile is seen in the next round.
        long version = store.plans().version(project, scope);
        boolean untouched = Long.valueOf(version).equals(versions.get(key));
        try {
            Consolidation done = consolidating.consolidate(
                    project, new ConsolidateRequest(scope, untouched ? BY_TIME : EVERYTHING, false));
            if (done.operation() == null) {
                versions.put(key, version);
            }
            return done.operation() != null;
        } catch (KeepsakeException failed) {
            LOG.warn("A scope of the project {} was not consolidated: {}", project, failed.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record ProjectScope(ProjectId project, Scope scope) {}
}
