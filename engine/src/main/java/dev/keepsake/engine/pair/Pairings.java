package dev.keepsake.engine.pair;

import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.Plan;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pairing that is in use, and a second one beside it while the store goes from one embedder to another. Safe for use by many
 * threads.
 */
public final class Pairings {

    private final ReentrantReadWriteLock writes = new ReentrantReadWriteLock(true);
    private final Embedder inUse = new EmbedderInUse(this);
    private volatile Pair pair;
    private volatile Consumer<Plan> afterWrite = plan -> {};

    public Pairings(Pairing first) {
        pair = new Pair(first, null);
    }

    /** The pairing in use now. */
    public Pairing current() {
        return pair.current();
    }

    /** The one beside it, or empty. */
    public Optional<Pairing> second() {
        return Optional.ofNullable(pair.second());
    }

    /** The pairing of this embedder, or empty when there is none. */
    public Optional<Pairing> of(EmbedderId embedder) {
        Pair now = pair;
        return now.current().id().equals(embedder)
                ? Optional.of(now.current())
                : Optional.ofNullable(now.second()).filter(other -> other.id().equals(embedder));
    }

    /**
     * Always the embedder in use; its id changes with it. What is embedded by it in one call is of one embedder.
     */
    public Embedder embedder() {
        return inUse;
    }

    /** Does something with the pairing in use now, which stays open until that is done, whatever becomes of it meanwhile. */
    public <T> T with(Function<Pairing, T> work) {
        while (true) {
            Pairing now = pair.current();
            if (now.enter()) {
                try {
                    return work.apply(now);
                } finally {
                    now.leave();
                }
            }
            Thread.onSpinWait();
        }
    }

    /**
     * Does something with the pairing in use and the one beside it, which both stay open until that is done or whoever does away with
     * one of them has no patience left; empty when there is none beside it.
     */
    public <T> Optional<T> withBoth(BiFunction<Pairing, Pairing, T> work) {
        return with(current -> {
            Pairing second = pair.second();
            if (second == null || second.id().equals(current.id()) || !second.enter()) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.apply(current, second));
            } finally {
                second.leave();
            }
        });
    }

    /** Writes to the store, while no other pairing is taken into use. */
    public <T> T writing(Supplier<T> write) {
        writes.readLock().lock();
        try {
            return write.get();
        } finally {
            writes.readLock().unlock();
        }
    }

    /** A plan was written: the indexes have something to follow. To be called inside {@link #writing}. */
    public void written(Plan plan) {
        afterWrite.accept(plan);
        nudge();
    }

    /** Tells the indexes that the log has grown. */
    public void nudge() {
        Pair now = pair;
        now.current().follower().nudge();
        if (now.second() != null) {
            now.second().follower().nudge();
        }
    }

    /** Who is told of every plan that was written. */
    public void afterWrite(Consumer<Plan> told) {
        afterWrite = told;
    }

    /** Puts a second pairing beside the one in use, or null for none. */
    public synchronized void put(@Nullable Pairing second) {
        pair = new Pair(pair.current(), second);
    }

    /**
     * Takes the second pairing into use and puts the first beside it, while nobody writes.
     *
     * @param before what has to be done first, while nobody writes; when it fails everything stays as it was
     */
    public void exchange(Runnable before) {
        writes.writeLock().lock();
        try {
            before.run();
            swap();
        } finally {
            writes.writeLock().unlock();
        }
    }

    private synchronized void swap() {
        Pairing second = pair.second();
        if (second == null) {
            throw new IllegalStateException("There is no second pairing to take into use");
        }
        pair = new Pair(second, pair.current());
    }

    private record Pair(Pairing current, @Nullable Pairing second) {}
}
