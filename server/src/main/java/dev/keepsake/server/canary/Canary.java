package dev.keepsake.server.canary;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Projects;
import dev.keepsake.api.ResetRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.FailureTrace;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.IdSource;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a memory, finds it by a search and deletes it, in a project that no key opens, and without a chat model. One run at a time;
 * safe for use by many threads.
 *
 * <p>Every run ends by removing everything its project has, and the first of a process begins so: what a crash left behind is gone
 * then, too.
 */
public final class Canary {

    /** How many runs the report is about. */
    static final int REMEMBERED = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Canary.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Projects projects;
    private final IdSource ids;
    private final InstantSource clock;
    private final LongSupplier ticker;
    private final ReentrantLock one = new ReentrantLock();
    /** Copied with each run, so that whoever asks for the report waits for no run: one may hang for as long as a store does. */
    private volatile List<CanaryRun> runs = List.of();

    private boolean leftovers = true;

    /**
     * A canary of its own project.
     *
     * @param projects where it writes
     * @param ids where the texts it writes come from
     * @param clock when it ran
     * @param ticker how long its steps took, in nanoseconds: {@code System::nanoTime}
     */
    public Canary(Projects projects, IdSource ids, InstantSource clock, LongSupplier ticker) {
        this.projects = projects;
        this.ids = ids;
        this.clock = clock;
        this.ticker = ticker;
    }

    /** Runs several times, one after the other; what is reported is about these runs alone. */
    public CanaryReport run(int count) {
        List<CanaryRun> done = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            done.add(run());
        }
        return CanaryReport.of(done);
    }

    /** Runs once. A failure is part of the result. */
    public CanaryRun run() {
        one.lock();
        try {
            CanaryRun done = begin();
            runs = Stream.concat(runs.stream().skip(runs.size() == REMEMBERED ? 1 : 0), Stream.of(done))
                    .toList();
            return done;
        } finally {
            one.unlock();
        }
    }

    /** The report of the last runs, as many as are remembered. */
    public CanaryReport report() {
        return CanaryReport.of(runs);
    }

    private CanaryRun begin() {
        Flight flight = new Flight(projects.project(ProjectId.CANARY));
        try {
            if (leftovers) {
                flight.step("clean up", flight::cleanUp);
            }
            leftovers = true;
            flight.fly();
            flight.step("clean up", flight::cleanUp);
            leftovers = false;
            return flight.landed(null);
        } catch (KeepsakeException failed) {
            return failed(flight, failed.category().name().toLowerCase(Locale.ROOT), failed.getMessage());
        } catch (RuntimeException defect) {
            return failed(flight, "a defect", defect.getClass().getName());
        }
    }

    /** What could not be removed now is removed by the next run. */
    private void leaveNothing(Flight flight) {
        try {
            leftovers = !flight.cleanUp();
        } catch (RuntimeException failed) {
            LOG.debug("The canary leaves something behind: {}", new FailureTrace(failed));
        }
    }

    /** The log has the details; the result may be shown to anybody. */
    private CanaryRun failed(Flight flight, String kind, String details) {
        if (runs.isEmpty() || runs.getLast().succeeded()) {
            LOG.warn("The canary has failed to {}: {}", flight.step, details);
        }
        leaveNothing(flight);
        return flight.landed("could not " + flight.step + " (" + kind + ")");
    }

    /** One run under way. */
    private final class Flight {

        private final Memories memories;
        private final Instant at = clock.instant();
        private String step = "begin";
        private @Nullable Duration write;
        private @Nullable Duration read;
        private @Nullable Duration delete;

        Flight(Memories memories) {
            this.memories = memories;
        }

        void fly() {
            String word = "canary " + ids.next();
            Scope scope = Scope.ofUser(word);
            long began = ticker.getAsLong();
            MemoryId written = step("write", () -> write(scope, word));
            long wrote = ticker.getAsLong();
            write = Duration.ofNanos(wrote - began);
            step("read", () -> read(scope, word, written));
            long found = ticker.getAsLong();
            read = Duration.ofNanos(found - wrote);
            step("delete", () -> memories.delete(new DeleteRequest(written)));
            delete = Duration.ofNanos(ticker.getAsLong() - found);
            step("look after deleting", () -> gone(written));
        }

        <T> T step(String name, Supplier<T> work) {
            step = name;
            return work.get();
        }

        boolean cleanUp() {
            memories.reset(new ResetRequest(ProjectId.CANARY));
            return true;
        }

        private MemoryId write(Scope scope, String text) {
            AddResult added = memories.add(AddRequest.of(scope, text).verbatim());
            if (added.stored().isEmpty()) {
                throw new KeepsakeException(ErrorCategory.INTERNAL, "nothing was stored");
            }
            return added.stored().getFirst().memory();
        }

        private boolean read(Scope scope, String text, MemoryId written) {
            boolean found = memories.search(SearchRequest.of(scope, text).by(Deadline.after(PATIENCE))).hits().stream()
                    .anyMatch(hit ->
                            hit instanceof Hit.OfMemory of && of.memory().id().equals(written));
            if (!found) {
                throw new KeepsakeException(ErrorCategory.INTERNAL, "what was written was not found");
            }
            return true;
        }

        private boolean gone(MemoryId written) {
            if (memories.get(new GetRequest(written)).isPresent()) {
                throw new KeepsakeException(ErrorCategory.INTERNAL, "what was deleted is still there");
            }
            return true;
        }

        CanaryRun landed(@Nullable String failure) {
            return new CanaryRun(at, write, read, delete, failure);
        }
    }
}
