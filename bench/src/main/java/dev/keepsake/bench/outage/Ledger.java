package dev.keepsake.bench.outage;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was promised. Safe for use by many threads. */
final class Ledger {

    /**
     * One add that was acknowledged.
     *
     * @param note the number in its words
     */
    record Promise(ProjectId project, Scope scope, UUID operation, int note) {}

    private final ConcurrentLinkedQueue<Promise> promises = new ConcurrentLinkedQueue<>();

    void promise(Promise promise) {
        promises.add(promise);
    }

    List<Promise> promises() {
        return List.copyOf(promises);
    }
}
