package dev.keepsake.bench.migration;

import dev.keepsake.Keepsake;
import dev.keepsake.KeepsakeOptions;
import dev.keepsake.api.AddRequest;
import dev.keepsake.api.EmbedderComparison;
import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.bench.Directories;
import dev.keepsake.bench.Flags;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.EmbeddingMigration.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Changes the embedder of a store that is searched all the time, after the process that filled the second index was killed some
 * times, and tells recall, errors and latency by window of time.
 *
 * <p>Flags: {@code --memories} (5000), {@code --kills} (3), {@code --threads} (2), {@code --window} in seconds (10), {@code --seed}.
 */
public final class MigrationBench {

    private static final String OLD = EmbedderCatalogue.embedders().get(0).name();
    private static final String NEW = EmbedderCatalogue.embedders().get(1).name();
    private static final Scope SCOPE = Scope.ofUser("bench");
    private static final int LONGEST_LIFE = 4_000;

    private final int memories;
    private final int threads;
    private final Duration window;
    private final SplittableRandom random;
    private final Path directory = Directories.temporary("migration");

    private MigrationBench(Flags flags) {
        memories = flags.integer("memories", 5_000);
        threads = flags.integer("threads", 2);
        window = Duration.ofSeconds(flags.integer("window", 10));
        random = new SplittableRandom(flags.number("seed", 1));
    }

    /** Runs it and prints what it saw. */
    public static void main(String[] arguments) throws InterruptedException {
        Flags flags = new Flags(arguments, Set.of("memories", "kills", "threads", "window", "seed"));
        MigrationBench bench = new MigrationBench(flags);
        try {
            bench.fill();
            bench.kill(flags.integer("kills", 3));
            bench.change();
        } finally {
            Directories.remove(bench.directory);
        }
    }

    private Keepsake open() {
        return Keepsake.open(KeepsakeOptions.in(directory).withEmbedder(OLD));
    }

    private void fill() {
        long begin = System.nanoTime();
        try (Keepsake keepsake = open()) {
            for (int number = 0; number < memories; number++) {
                keepsake.memories().add(AddRequest.of(SCOPE, Belongings.statement(number)));
            }
            keepsake.verify();
        }
        System.out.printf(
                Locale.ROOT,
                "%d memories added in %.0f s; %.1f MB on disk%n",
                memories,
                (System.nanoTime() - begin) / 1e9,
                Directories.size(directory) / 1e6);
    }

    private void kill(int times) throws InterruptedException {
        for (int kill = 1; kill <= times; kill++) {
            Process child = MigrationChild.start(directory, List.of(OLD, NEW));
            String status = MigrationChild.firstLine(child);
            Thread.sleep(random.nextInt(LONGEST_LIFE));
            child.destroyForcibly().waitFor();
            System.out.println("Kill " + kill + "; it had gone on from " + status);
        }
    }

    private void change() throws InterruptedException {
        try (Keepsake keepsake = open()) {
            Searchers searchers = new Searchers(keepsake, SCOPE, memories);
            // Behind the kills the second index may be filled already: then "while filling" is short or absent.
            searchers.enter("before");
            searchers.start(threads, random.nextLong());
            stay(searchers, "before");
            searchers.enter("while filling");
            long begin = System.nanoTime();
            long before = made(keepsake);
            keepsake.embedding().migrateTo(NEW);
            await(keepsake, status -> is(status, Phase.FILLING));
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "Filled to the end in %.0f s, %.0f vectors a second; %.1f MB on disk, heap %.0f MB%n",
                    seconds,
                    (made(keepsake) - before) / seconds,
                    Directories.size(directory) / 1e6,
                    heap());
            stay(searchers, "READY, searched by the old");
            EmbedderComparison compared = keepsake.embedding().compare(List.of());
            System.out.printf(
                    Locale.ROOT,
                    "Compared on %d recent searches: overlap %.2f, rank-biased overlap %.2f, first hit changed %d%n",
                    compared.questions().size(),
                    compared.mean().overlap(),
                    compared.mean().rankBiasedOverlap(),
                    compared.topChanged());
            timed("Switch", () -> keepsake.embedding().switchOver());
            stay(searchers, "SWITCHED, searched by the new");
            timed("Rollback", () -> keepsake.embedding().rollBack());
            stay(searchers, "rolled back, searched by the old");
            timed("Switch", () -> keepsake.embedding().switchOver());
            keepsake.embedding().finish();
            searchers.enter("while dropping, searched by the new");
            await(keepsake, status -> is(status, Phase.DROPPING));
            stay(searchers, "after");
            searchers.stop();
            searchers.report();
            System.out.println("Violations: " + keepsake.verify());
            System.out.printf(
                    Locale.ROOT, "%.1f MB on disk, heap %.0f MB%n", Directories.size(directory) / 1e6, heap());
        }
    }

    private void stay(Searchers searchers, String name) throws InterruptedException {
        searchers.enter(name);
        Thread.sleep(window);
    }

    private static void timed(String what, Runnable act) {
        long begin = System.nanoTime();
        act.run();
        System.out.printf(Locale.ROOT, "%s took %.0f ms%n", what, (System.nanoTime() - begin) / 1e6);
    }

    /** How many vectors were made for the migration under way, also before a kill. */
    private static long made(Keepsake keepsake) {
        EmbeddingMigration migration = keepsake.embedding().status().migration();
        return migration == null ? 0 : migration.filled();
    }

    private static double heap() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private static boolean is(EmbedderStatus status, Phase phase) {
        EmbeddingMigration migration = status.migration();
        return migration != null && migration.phase() == phase;
    }

    private static void await(Keepsake keepsake, Predicate<EmbedderStatus> goesOn) throws InterruptedException {
        while (goesOn.test(keepsake.embedding().status())) {
            Thread.sleep(Duration.ofMillis(100));
        }
    }
}
