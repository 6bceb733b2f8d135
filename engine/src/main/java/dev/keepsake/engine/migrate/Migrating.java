package dev.keepsake.engine.migrate;

import dev.keepsake.api.EmbedderComparison;
import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.engine.pair.Pairings;
import dev.keepsake.engine.search.Searching;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.FailureTrace;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKey;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.DueEntry;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Store;
import dev.keepsake.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a store from one embedder to another. The store records every step before the pairings in memory follow it, so that a crash
 * at any point leaves one of two states, both of which a start goes on from.
 */
public final class Migrating implements EmbedderUpkeep, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Migrating.class);

    /** How long writes may wait for the last vectors while another embedder is taken into use. */
    private static final Duration HELD_AT_MOST = Duration.ofSeconds(5);

    /** How long the second index may take to catch up before that; nobody waits for it but who asked. */
    private static final Duration CATCH_UP_WITHIN = Duration.ofMinutes(5);

    private final Store store;
    private final MigrationStore migrations;
    private final Pairings pairings;
    private final Seconds seconds;
    private final Searching searching;
    private final Clock clock;
    private final Pace pace;
    private final Progress progress = new Progress();
    private final Filling filling;
    private final Filler filler;
    private final Standing standing;
    private final ReentrantLock acting = new ReentrantLock();

    /**
     * By what a store is moved.
     *
     * @param parts where a second embedder and its index come from
     * @param pace how fast
     * @param phases who is told what the second index does
     */
    public record Means(SecondParts parts, Pace pace, Phases phases) {}

    public Migrating(Store store, Pairings pairings, Searching searching, Means means, Clock clock) {
        this.store = store;
        this.migrations = store.migrations();
        this.pairings = pairings;
        this.searching = searching;
        this.clock = clock;
        this.pace = means.pace();
        this.seconds = new Seconds(migrations, pairings, means.parts(), means.phases());
        this.filling = new Filling(migrations, progress);
        this.filler = new Filler(seconds, new Portions(migrations, filling, clock), filling, pace);
        this.standing = new Standing(migrations, pairings, progress, filler);
    }

    /** Goes on with what was begun before, if anything was. */
    public void start() {
        progress.begin();
        pairings.afterWrite(this::written);
        filler.start();
        filler.nudge();
    }

    @Override
    public EmbedderStatus status() {
        return standing.status();
    }

    /** Whether what was last tried for a migration under way has failed; it is tried again. */
    public boolean isHeldUp() {
        return migrations
                .current()
                .filter(migration -> migration.lastError() != null)
                .isPresent();
    }

    @Override
    public EmbedderStatus migrateTo(String embedder) {
        return acting(() -> {
            EmbeddingMigration under = migrations.current().orElse(null);
            if (under != null
                    && under.phase() != Phase.DROPPING
                    && under.to().name().equals(embedder)) {
                filler.resume();
                return status();
            }
            if (under != null) {
                throw conflict("The store is on its way from " + under.from() + " to " + under.to() + ", "
                        + under.phase() + "; finish, roll back or cancel that first");
            }
            begin(seconds.embedder(embedder));
            filler.nudge();
            return status();
        });
    }

    private void begin(Embedder opened) {
        EmbeddingMigration begun;
        try {
            if (opened.id().equals(pairings.current().id())) {
                throw conflict("The store is filled by " + opened.id() + " already; name another embedder");
            }
            progress.begin();
            begun = migrations.begin(opened.id(), clock.instant());
        } catch (RuntimeException refused) {
            opened.close();
            throw refused;
        }
        try {
            seconds.open(begun, opened);
        } catch (KeepsakeException later) {
            // It is recorded, so the filler tries to open it again and again, and the status says why it cannot.
            LOG.warn("The second index cannot be opened yet: {}", new FailureTrace(later));
            opened.close();
        }
    }

    @Override
    public EmbedderComparison compare(List<EmbedderComparison.Asked> own) {
        EmbeddingMigration migration = underWay();
        if (migration.phase() == Phase.FILLING) {
            throw notFilled(migration);
        }
        List<Comparing.Posed> posed =
                own.isEmpty() ? Comparing.Posed.recent(searching.recent().latest()) : Comparing.Posed.own(own);
        if (posed.isEmpty()) {
            throw KeepsakeException.invalid(
                    "Nothing has been searched for since this was opened, so there is nothing to compare on; give questions"
                            + " of your own");
        }
        return pairings.withBoth((first, second) -> new Comparing(searching, first, second).on(posed))
                .orElseThrow(() -> notFilled(migration));
    }

    private static KeepsakeException notFilled(EmbeddingMigration migration) {
        return conflict("The second index is not filled, " + migration.due()
                + " vectors are missing; compare when it is READY");
    }

    @Override
    public EmbedderStatus retrySetAside() {
        filler.retry();
        return status();
    }

    @Override
    public EmbedderStatus switchOver(boolean acceptSetAside) {
        return acting(() -> {
            EmbeddingMigration migration = underWay();
            if (migration.phase() == Phase.FILLING) {
                throw conflict("The second index is not filled: " + migration.filled() + " vectors are made, "
                        + migration.due() + " are missing. Wait until the status is READY");
            }
            return takeIntoUse(migration, migration.to(), acceptSetAside);
        });
    }

    @Override
    public EmbedderStatus rollBack(boolean acceptSetAside) {
        return acting(() -> {
            EmbeddingMigration migration = underWay();
            if (migration.phase() != Phase.SWITCHED && pairings.current().id().equals(migration.from())) {
                throw conflict("The store is searched by " + migration.from() + "; there is nothing to go back from");
            }
            return takeIntoUse(migration, migration.from(), acceptSetAside);
        });
    }

    @Override
    public EmbedderStatus finish() {
        return acting(() -> {
            EmbeddingMigration migration = underWay();
            if (migration.phase() != Phase.DROPPING) {
                requireInUse(migration, migration.to(), "finish needs a switch first; cancel ends it without");
                dropSecond();
            }
            return status();
        });
    }

    @Override
    public EmbedderStatus cancel() {
        return acting(() -> {
            EmbeddingMigration migration = underWay();
            if (migration.phase() != Phase.DROPPING) {
                requireInUse(migration, migration.from(), "roll back first, or finish");
                dropSecond();
            }
            return status();
        });
    }

    private void requireInUse(EmbeddingMigration migration, EmbedderId wanted, String otherwise) {
        if (!pairings.current().id().equals(wanted) || !migration.inUse().equals(wanted)) {
            throw conflict("The store is searched by " + pairings.current().id() + "; " + otherwise);
        }
    }

    private void dropSecond() {
        migrations.beginDropping();
        filler.nudge();
    }

    private EmbeddingMigration underWay() {
        return migrations
                .current()
                .orElseThrow(() -> conflict("The store is filled by "
                        + pairings.current().id() + " and not on its way to another embedder; begin with a migration"));
    }

    private EmbedderStatus takeIntoUse(EmbeddingMigration migration, EmbedderId wanted, boolean acceptSetAside) {
        if (migration.phase() == Phase.DROPPING) {
            throw conflict("What is not in use is being dropped; the way is closed");
        }
        if (pairings.current().id().equals(wanted)) {
            migrations.switchTo(wanted);
            return status();
        }
        requireAccepted(wanted, acceptSetAside);
        seconds.open(migration);
        Pairing next = pairings.of(wanted).orElseThrow();
        // Outside first, so that next to nothing is left to do while writes wait.
        filling.everything(next, pace.portion(), Deadline.after(CATCH_UP_WITHIN));
        next.follower().awaitPosition(store.log().head(), Deadline.after(CATCH_UP_WITHIN));
        pairings.exchange(() -> {
            Deadline deadline = Deadline.after(HELD_AT_MOST);
            filling.everything(next, pace.portion(), deadline);
            next.follower().awaitPosition(store.log().head(), deadline);
            requireAccepted(wanted, acceptSetAside);
            record(wanted);
        });
        LOG.info("Searches use the embedder {} from now on", wanted);
        filler.switched();
        return status();
    }

    /** What has no vector is found by words alone from then on: nobody is to learn that afterwards. */
    private void requireAccepted(EmbedderId wanted, boolean acceptSetAside) {
        long aside = acceptSetAside ? 0 : migrations.countAside(wanted);
        if (aside > 0) {
            throw conflict(aside + " memories and messages have no vector of " + wanted
                    + ", because it refuses their texts; they would be found by words alone. See which and why in the status;"
                    + " try them again by `keepsake embedder retry`, or accept it with --accept-set-aside");
        }
    }

    /** Records the embedder in use; a failure that came after it was recorded is none. */
    private void record(EmbedderId wanted) {
        try {
            migrations.switchTo(wanted);
        } catch (KeepsakeException failed) {
            if (!store.embeddings().recorded().filter(wanted::equals).isPresent()) {
                throw failed;
            }
        }
    }

    /**
     * A plan that was made before another embedder was taken into use brought vectors of the one before: whoever wrote it is not told
     * until it can be found by the one in use.
     */
    private void written(Plan plan) {
        EmbedderId inUse = pairings.current().id();
        List<EntryKey> strange = new ArrayList<>();
        plan.embeddings().forEach((key, embedding) -> {
            if (!embedding.embedder().equals(inUse)) {
                strange.add(key);
            }
        });
        if (!strange.isEmpty()) {
            try {
                Pairing current = pairings.current();
                List<DueEntry> due = migrations.due(inUse, plan.project(), strange);
                filling.fill(current, due, Deadline.after(HELD_AT_MOST));
            } catch (KeepsakeException later) {
                LOG.warn(
                        "{} new entries have no vector of {} yet; the second index's filler makes them: {}",
                        strange.size(),
                        inUse,
                        new FailureTrace(later));
            }
        }
        if (pairings.second().isPresent()) {
            filler.nudge();
        }
    }

    /** What does not hold of the second set of vectors and its index, seen while no vector is being made. */
    public List<String> violations(Supplier<List<String>> others) {
        return filling.paused(() -> {
            List<String> violations = new ArrayList<>(others.get());
            pairings.second().ifPresent(second -> violations.addAll(new SecondIndexCheck(store, second).violations()));
            long missing = migrations.countDue(pairings.current().id());
            if (missing > 0) {
                violations.add(missing + " entries have no vector of the embedder in use");
            }
            return violations;
        });
    }

    private <T> T acting(Supplier<T> work) {
        acting.lock();
        try {
            return Objects.requireNonNull(work.get());
        } finally {
            acting.unlock();
        }
    }

    private static KeepsakeException conflict(String message) {
        return new KeepsakeException(ErrorCategory.CONFLICT, message);
    }

    /** Stops filling and closes the second index and embedder. */
    @Override
    public void close() {
        filler.close();
        seconds.close();
    }
}
