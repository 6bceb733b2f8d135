package dev.keepsake.engine.pair;

import dev.keepsake.engine.follow.IndexFollower;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.Projection;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.ChangeLog;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An embedder, the index that holds its vectors, and what keeps that index in step with the store. Whoever embeds a question by
 * the one and asks the other has both from here, so that vectors of two embedders never meet. Safe for use by many threads.
 */
public final class Pairing implements AutoCloseable {

    private final Embedder embedder;
    private final Faces faces;
    private final ChangeLog log;
    private final IndexFollower follower;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private int users;
    private boolean retired;

    /**
     * A pairing that follows nothing until it is started.
     *
     * @param embedder text to vectors
     * @param faces the index of its vectors
     * @param log the change log with its vectors
     * @param phases who is told what the index does
     */
    public Pairing(Embedder embedder, Faces faces, ChangeLog log, Phases phases) {
        this.embedder = embedder;
        this.faces = faces;
        this.log = log;
        this.follower = new IndexFollower(log, faces.projection(), phases);
    }

    public Embedder embedder() {
        return embedder;
    }

    public EmbedderId id() {
        return embedder.id();
    }

    public Faces faces() {
        return faces;
    }

    /** The change log with the vectors of this embedder. */
    public ChangeLog log() {
        return log;
    }

    public IndexFollower follower() {
        return follower;
    }

    /** Begins to follow the log. */
    public void start() {
        follower.start();
    }

    /** Whether it could be taken into use; it cannot when it is retired. */
    boolean enter() {
        lock.lock();
        try {
            if (!retired) {
                users++;
            }
            return !retired;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            users--;
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets nobody begin to use it any more and waits for those who do.
     *
     * @return whether nobody uses it now
     */
    public boolean retire(Duration patience) {
        lock.lock();
        try {
            retired = true;
            long remaining = patience.toNanos();
            while (users > 0 && remaining > 0) {
                remaining = left.awaitNanos(remaining);
            }
            return users == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Stops following and closes index and embedder; who uses it still is told so by them. */
    @Override
    public void close() {
        Projection projection = faces.projection();
        // From the last to the first; what cannot be closed keeps no other open.
        try (embedder;
                projection) {
            follower.close();
        }
    }

    /**
     * One index, from all its sides.
     *
     * @param projection how it follows the store
     * @param vectors by nearness of meaning
     * @param keywords by shared words
     * @param structure by names, times and places in conversations
     */
    public record Faces(Projection projection, VectorIndex vectors, KeywordIndex keywords, StructureIndex structure) {

        /** Of an index that answers everything. */
        public static <I extends Projection & VectorIndex & KeywordIndex & StructureIndex> Faces of(I index) {
            return new Faces(index, index, index, index);
        }
    }
}
