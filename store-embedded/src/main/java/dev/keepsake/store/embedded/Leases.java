package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.JobStore.Lease;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who carries out which job. The directory belongs to this process, so it is enough that the process remembers: with it, every
 * lease is gone. Safe for use by many threads.
 */
final class Leases {

    private final Map<Key, Held> held = new HashMap<>();

    /**
     * What is held.
     *
     * @param number of the job's row
     * @param scope of the scope's row
     */
    record Held(long number, long scope, Lease lease) {}

    private record Key(ProjectId project, UUID id) {}

    synchronized void take(ProjectId project, UUID id, Held taken) {
        held.put(new Key(project, id), taken);
    }

    /** The rows of what is held at this moment. */
    synchronized List<Held> at(Instant now) {
        return held.values().stream()
                .filter(each -> each.lease().until().isAfter(now))
                .toList();
    }

    synchronized void extend(Collection<UUID> holders, Instant until) {
        held.replaceAll((key, each) -> holders.contains(each.lease().holder())
                ? new Held(each.number(), each.scope(), each.lease().until(until))
                : each);
    }

    /** The rows of the jobs that are held. */
    List<Long> jobs(Instant now) {
        return at(now).stream().map(Held::number).toList();
    }

    synchronized void drop(ProjectId project, UUID id) {
        held.remove(new Key(project, id));
    }

    synchronized void drop(ProjectId project, UUID id, UUID holder) {
        held.computeIfPresent(
                new Key(project, id), (key, taken) -> taken.lease().holder().equals(holder) ? null : taken);
    }

    synchronized void dropAll(UUID holder) {
        held.values().removeIf(taken -> taken.lease().holder().equals(holder));
    }
}
