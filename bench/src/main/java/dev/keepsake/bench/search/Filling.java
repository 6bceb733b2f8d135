package dev.keepsake.bench.search;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Memories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Adds episodes through the public verbs, by several threads, and says how it goes. */
final class Filling {

    private static final Duration SAY_EVERY = Duration.ofSeconds(10);

    private final Memories memories;
    private final Owners owners;
    private final int threads;
    private final AtomicLong said = new AtomicLong(System.nanoTime());

    Filling(Memories memories, Owners owners, int threads) {
        this.memories = memories;
        this.owners = owners;
        this.threads = threads;
    }

    /** Adds the episodes from {@code first} to the last that has an owner; memories durably added per second. */
    double from(int first) {
        AtomicInteger next = new AtomicInteger(first);
        long started = System.nanoTime();
        List<Future<?>> hands = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                hands.add(pool.submit(() -> addAll(next, first, started)));
            }
        }
        hands.forEach(Filling::await);
        return perSecond(owners.episodes() - first, started);
    }

    private void addAll(AtomicInteger next, int first, long started) {
        for (int episode = next.getAndIncrement(); episode < owners.episodes(); episode = next.getAndIncrement()) {
            int owner = owners.of(episode);
            memories.add(AddRequest.of(Owners.scope(owner), Talk.episode(episode, owner))
                    .verbatim());
            say(episode - first, owners.episodes() - first, started);
        }
    }

    private void say(int episodes, int all, long started) {
        long last = said.get();
        long now = System.nanoTime();
        if (now - last > SAY_EVERY.toNanos() && said.compareAndSet(last, now)) {
            System.out.printf(
                    Locale.ROOT,
                    "  added %,d of %,d memories, %,.0f a second%n",
                    (long) episodes * Talk.TURNS,
                    (long) all * Talk.TURNS,
                    perSecond(episodes, started));
        }
    }

    private static double perSecond(int episodes, long started) {
        return (double) episodes * Talk.TURNS / ((System.nanoTime() - started) / 1e9);
    }

    private static void await(Future<?> hand) {
        try {
            hand.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Adding failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while adding", e);
        }
    }
}
