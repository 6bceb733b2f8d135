package dev.keepsake.bench.jobs;

import dev.keepsake.bench.Directories;
import dev.keepsake.bench.Flags;
import dev.keepsake.engine.TimeOrderedIds;
import dev.keepsake.memory.IdSource;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore.Lease;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * What it costs to look for the next job, and to look at them all, beside a backlog of one project, and how soon others get their
 * turn. Each backlog stands in the embedded store: due at once, of many users and of one who is being served; and deferred, nothing
 * being due. {@code JobsBench [--jobs 100,10000,100000]} prints the medians of many calls.
 */
public final class JobsBench {

    private static final ProjectId BUSY = new ProjectId("m-busy");
    private static final List<ProjectId> OTHERS =
            List.of(new ProjectId("a-first"), new ProjectId("n-next"), new ProjectId("z-last"));
    private static final Duration HELD = Duration.ofHours(2);
    private static final int CALLS = 200;
    private static final int USERS = 1_000;

    private JobsBench() {}

    public static void main(String[] arguments) {
        String sizes = new Flags(arguments, Set.of("jobs")).text("jobs");
        for (String size : (sizes == null ? "100,10000,100000" : sizes).split(",")) {
            int jobs = Integer.parseInt(size);
            System.out.printf(Locale.ROOT, "%,d jobs of one project, one of each of %d others%n", jobs, OTHERS.size());
            dueOfMany(jobs);
            dueOfOne(jobs);
            deferred(jobs);
        }
    }

    private static void dueOfMany(int jobs) {
        with("due, of " + USERS + " users", jobs, USERS, (store, backlog, now) -> {
            OTHERS.forEach(project -> backlog.accept(project, 1, 1));
            System.out.println("    turns of the others came as numbers " + turns(store, now));
            claims("claim", store, now);
            operator(store, now);
        });
    }

    private static void dueOfOne(int jobs) {
        with("due, of one user who is being served", jobs, 1, (store, backlog, now) -> {
            if (store.jobs().claim(now, lease(now), null).isEmpty()) {
                throw new IllegalStateException("None of " + jobs + " jobs is due");
            }
            claims("claim, none", store, now);
            OTHERS.forEach(project -> backlog.accept(project, 1, 1));
            claims("claim, of another", store, now);
        });
    }

    private static void deferred(int jobs) {
        with("deferred", jobs, USERS, (store, backlog, now) -> {
            backlog.defer(BUSY, now.plus(HELD));
            claims("claim, none", store, now);
            OTHERS.forEach(project -> backlog.accept(project, 1, 1));
            claims("claim, of another", store, now);
            operator(store, now);
        });
    }

    @FunctionalInterface
    private interface Measurement {
        void take(EmbeddedStore store, Backlog backlog, Instant now);
    }

    private static void with(String what, int jobs, int users, Measurement measurement) {
        Path directory = Directories.temporary("jobs");
        Instant since = Instant.now().minus(HELD);
        IdSource ids = new TimeOrderedIds(Clock.systemUTC());
        try {
            try (EmbeddedStore store = EmbeddedStore.open(directory)) {
                new Backlog(store, ids, since).accept(BUSY, jobs, users);
            }
            long begin = System.nanoTime();
            try (EmbeddedStore store = EmbeddedStore.open(directory)) {
                Instant now = Instant.now();
                store.jobs().nextDue(now);
                System.out.printf(Locale.ROOT, "  %s: opened in %.1f ms%n", what, (System.nanoTime() - begin) / 1e6);
                measurement.take(store, new Backlog(store, ids, since), now);
            }
        } finally {
            Directories.remove(directory);
        }
    }

    /** As whose jobs are taken one after the other: the places of the others in that order, counted from 1. */
    private static List<Integer> turns(EmbeddedStore store, Instant now) {
        List<Integer> places = new ArrayList<>();
        UUID holder = UUID.randomUUID();
        ProjectId last = null;
        for (int place = 1; place <= 4 * OTHERS.size() && places.size() < OTHERS.size(); place++) {
            last = store.jobs()
                    .claim(now, new Lease(holder, now.plus(HELD)), last)
                    .map(Job::project)
                    .orElseThrow();
            if (OTHERS.contains(last)) {
                places.add(place);
            }
        }
        store.jobs().releaseAll(holder);
        return places;
    }

    private static void claims(String what, EmbeddedStore store, Instant now) {
        measure(what, CALLS, () -> {
            Lease lease = lease(now);
            store.jobs().claim(now, lease, BUSY);
            store.jobs().releaseAll(lease.holder());
        });
    }

    private static void operator(EmbeddedStore store, Instant now) {
        measure("next due", CALLS, () -> store.jobs().nextDue(now));
        measure("status of all", CALLS / 10, () -> store.jobs().everyStatus(now));
        measure("list, first 100", CALLS / 10, () -> store.jobs().list(BUSY, null, now, PageRequest.first(100)));
        measure(
                "list, first 100 dead",
                CALLS / 10,
                () -> store.jobs().list(BUSY, Job.State.DEAD, now, PageRequest.first(100)));
    }

    private static Lease lease(Instant now) {
        return new Lease(UUID.randomUUID(), now.plus(HELD));
    }

    private static void measure(String what, int calls, Runnable call) {
        long[] nanos = new long[calls];
        for (int round = 0; round < calls; round++) {
            call.run();
        }
        for (int round = 0; round < calls; round++) {
            long begin = System.nanoTime();
            call.run();
            nanos[round] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT, "    %-22s p50 %,12d ns  p99 %,12d ns%n", what, nanos[calls / 2], nanos[calls * 99 / 100]);
    }
}
