package dev.keepsake.bench.migration;

import dev.keepsake.Keepsake;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** Threads that search all the time, and what became of it by window of time. */
final class Searchers {

    private static final int HITS = 10;

    private final Keepsake keepsake;
    private final Scope scope;
    private final int memories;
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Window> windows = new LinkedHashMap<>();
    private String window = "before";

    /** What was seen in a window of time. */
    private static final class Window {
        private final List<Long> nanos = new ArrayList<>();
        private int found;
        private int errors;
    }

    Searchers(Keepsake keepsake, Scope scope, int memories) {
        this.keepsake = keepsake;
        this.scope = scope;
        this.memories = memories;
    }

    void start(int count, long seed) {
        for (int i = 0; i < count; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            threads.add(Thread.ofPlatform().start(() -> searchUntilOver(random)));
        }
    }

    synchronized void enter(String next) {
        window = next;
    }

    private void searchUntilOver(SplittableRandom random) {
        while (!over.get()) {
            int number = random.nextInt(memories);
            String in = now();
            long begin = System.nanoTime();
            try {
                boolean found = keepsake
                        .memories()
                        .search(SearchRequest.of(scope, Belongings.question(number))
                                .withLimit(HITS))
                        .hits()
                        .stream()
                        .anyMatch(hit -> hit.text().contains(Belongings.name(number)));
                note(in, System.nanoTime() - begin, found, false);
            } catch (RuntimeException failed) {
                System.err.println("A search failed: " + failed.getMessage());
                note(in, System.nanoTime() - begin, false, true);
            }
        }
    }

    private synchronized String now() {
        return window;
    }

    private synchronized void note(String in, long nanos, boolean found, boolean error) {
        Window seen = windows.computeIfAbsent(in, first -> new Window());
        seen.nanos.add(nanos);
        seen.found += found ? 1 : 0;
        seen.errors += error ? 1 : 0;
    }

    void stop() throws InterruptedException {
        over.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    synchronized void report() {
        System.out.println("| window | searches | errors | recall@10 | p50 ms | p95 ms |");
        System.out.println("|---|---|---|---|---|---|");
        windows.forEach((name, seen) -> {
            List<Long> sorted = seen.nanos.stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %.3f | %.1f | %.1f |%n",
                    name,
                    sorted.size(),
                    seen.errors,
                    (double) seen.found / sorted.size(),
                    sorted.get(sorted.size() / 2) / 1e6,
                    sorted.get((int) (sorted.size() * 0.95)) / 1e6);
        });
    }
}
