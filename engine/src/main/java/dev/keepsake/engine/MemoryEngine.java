package dev.keepsake.engine;

import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Projects;
import dev.keepsake.api.Upkeep;
import dev.keepsake.engine.add.AddPlans;
import dev.keepsake.engine.add.Adding;
import dev.keepsake.engine.add.Background;
import dev.keepsake.engine.add.Ingestion;
import dev.keepsake.engine.add.Jobs;
import dev.keepsake.engine.add.Reader;
import dev.keepsake.engine.add.ScopeSurroundings.Lookup;
import dev.keepsake.engine.consolidate.Consolidating;
import dev.keepsake.engine.consolidate.Schedule;
import dev.keepsake.engine.consolidate.Undoing;
import dev.keepsake.engine.edit.Deleting;
import dev.keepsake.engine.edit.Releasing;
import dev.keepsake.engine.edit.Restoring;
import dev.keepsake.engine.edit.Updating;
import dev.keepsake.engine.media.MediaReader;
import dev.keepsake.engine.migrate.Migrating;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.engine.pair.Pairings;
import dev.keepsake.engine.screen.Screening;
import dev.keepsake.engine.screen.Served;
import dev.keepsake.engine.search.Explaining;
import dev.keepsake.engine.search.Searching;
import dev.keepsake.engine.verify.InvariantChecker;
import dev.keepsake.engine.write.ScopeLanes;
import dev.keepsake.engine.write.Writer;
import dev.keepsake.model.Embedder;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.JobsStatus;
import dev.keepsake.store.MemoryCount;
import dev.keepsake.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The engine: puts the parts together, picks up what a crash left unfinished, and hands out the memories of a project. It
 * names no store and no model. Safe for use by many threads.
 */
public final class MemoryEngine implements Projects, AutoCloseable {

    private final EngineParts parts;
    private final Pairings pairings;
    private final Migrating migrating;
    private final Background background;
    private final Jobs jobs;
    private final Verbs verbs;
    private final UpkeepVerbs upkeep;
    private final AtomicReference<@Nullable Schedule> schedule = new AtomicReference<>();

    private MemoryEngine(EngineParts parts) {
        this.parts = parts;
        Phases phases = new Phases(parts.observations());
        pairings = new Pairings(parts.pairing(phases));
        ScopeLanes lanes = new ScopeLanes();
        Served served = new Served(parts.clock());
        Writer writer = new Writer(parts.store().plans(), pairings, phases);
        Lookup lookup = new Lookup(parts.store(), pairings);
        Embedder embedder = pairings.embedder();
        Ingestion ingestion = new Ingestion(
                lookup,
                new Reader(
                        parts.reading().extractors(),
                        new Screening(
                                parts.reading().screening(),
                                served,
                                embedder,
                                parts.searching().tokens()),
                        embedder,
                        phases),
                writer,
                lanes,
                new AddPlans(
                        parts.store(),
                        writer,
                        parts.clock(),
                        parts.ids(),
                        parts.jobs().rules().nextWindow()));
        background = new Background(
                ingestion,
                parts.store().jobs(),
                parts.jobs().rules(),
                parts.clock(),
                parts.jobs().chance());
        jobs = new Jobs(parts.store().jobs(), ingestion, background, parts.clock());
        Searching searching = new Searching(parts.search(phases), pairings);
        migrating = new Migrating(
                parts.store(),
                pairings,
                searching,
                new Migrating.Means(parts.second().parts(), parts.second().pace(), phases),
                parts.clock());
        verbs = new Verbs(
                parts.store(),
                parts.clock(),
                new Adding(
                        parts.store(),
                        parts.reading().extractors(),
                        new MediaReader(parts.reading().media()),
                        ingestion,
                        background,
                        parts.clock(),
                        parts.ids()),
                searching,
                new Explaining(parts.store(), searching),
                new Updating(parts.store(), embedder, writer, parts.clock()),
                new Restoring(parts.store(), writer, parts.clock()),
                new Deleting(parts.store(), writer, parts.clock(), parts.ids()),
                served);
        upkeep = new UpkeepVerbs(
                parts.store(),
                parts.reading().extractors(),
                new Consolidating(
                        lookup,
                        writer,
                        lanes,
                        parts.clock(),
                        parts.ids(),
                        new Consolidating.Words(
                                parts.reading().summaries(), parts.searching().tokens())),
                new Undoing(parts.store(), embedder, writer, parts.clock(), parts.ids()),
                new Releasing(parts.store(), embedder, writer, parts.clock(), parts.ids()),
                jobs,
                parts.clock());
    }

    /**
     * Starts an engine: binds the store to the embedder, begins to follow its log and to finish what was accepted but not
     * carried out before.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFIGURATION} when the store was filled by another embedder
     */
    public static MemoryEngine start(EngineParts parts) {
        parts.store().embeddings().bind(parts.embedder().id());
        MemoryEngine engine = new MemoryEngine(parts);
        engine.pairings.current().start();
        engine.migrating.start();
        engine.background.start();
        return engine;
    }

    @Override
    public Memories project(ProjectId id) {
        return new ProjectMemories(id, verbs);
    }

    @Override
    public Upkeep upkeep(ProjectId id) {
        return new ProjectUpkeep(id, upkeep);
    }

    /** Checks on the live store what must always hold; empty when it does. */
    public List<String> verify() {
        Pairing current = pairings.current();
        current.follower().catchUp();
        return migrating.violations(
                () -> new InvariantChecker(parts.store(), current.faces().projection()).violations());
    }

    /** Throws the index away and builds it anew from the store. */
    public void reindex() {
        pairings.current().follower().rebuild();
        pairings.second().ifPresent(second -> second.follower().rebuild());
    }

    @Override
    public EmbedderUpkeep embedding() {
        return migrating;
    }

    /** Waits until everything acknowledged so far can be found by a search. */
    public void catchUp() {
        pairings.current().follower().catchUp();
    }

    /** How many changes of the store are not in the index yet; 0 when it is in step. */
    public long indexLag() {
        return pairings.current().follower().behind();
    }

    /** How many memories there are in all projects, by kind and state. */
    public List<MemoryCount> memoryCounts() {
        return parts.store().memories().everyCount();
    }

    /** What does not work now, in sentences for whoever runs it that say nothing of anybody; empty when everything does. */
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        if (parts.store().lastWriteFailed()) {
            troubles.add("the store could not keep what was last written to it; is its disk full or read-only?");
        }
        if (pairings.current().follower().isFailing()) {
            troubles.add("the index cannot follow the store; searches wait for it in vain");
        }
        boolean held = migrating.isHeldUp()
                || pairings.second()
                        .filter(second -> second.follower().isFailing())
                        .isPresent();
        if (held) {
            troubles.add("the change of the embedder does not get on; 'keepsake embedder status' says why");
        }
        return troubles;
    }

    /** Puts the memories of every project in order whenever so much time has passed, until the engine is closed. To be called once. */
    public void consolidateEvery(Duration interval) {
        Schedule begun = new Schedule(parts.store(), upkeep.consolidating(), interval);
        if (!schedule.compareAndSet(null, begun)) {
            throw new IllegalStateException("This engine consolidates already");
        }
        begun.start();
    }

    /** How much is waiting to be done, by project; of those that have anything. */
    public List<JobsStatus> jobsStatus() {
        return jobs.everyStatus();
    }

    /** Waits until no accepted add is left to do, but dead ones; turns that a budget left unread are not waited for. */
    public void drain() {
        background.drain();
    }

    /** Tries at once what waits for a store or a model to come back, instead of when its time comes. */
    public void retryNow() {
        background.retryNow();
    }

    @Override
    public void close() {
        Schedule running = schedule.get();
        Store store = parts.store();
        Pairing indexes = pairings.current();
        // From the last to the first; what cannot be closed keeps no other open.
        try (store;
                indexes;
                migrating;
                background) {
            if (running != null) {
                running.close();
            }
        } finally {
            if (parts.searching().reranker() != null) {
                parts.searching().reranker().close();
            }
        }
    }
}
