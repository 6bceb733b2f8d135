package dev.keepsake.bench.search;

import dev.keepsake.api.Memories;
import dev.keepsake.bench.Directories;
import dev.keepsake.bench.EmbeddedEngine;
import dev.keepsake.bench.Flags;
import dev.keepsake.model.Embedder;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.scope.ProjectId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How long a search in one user's scope takes when the store holds 1,000, 10,000, ... memories: with all signals, without
 * each, with one alone; for users with some ninety memories and for those with 1,500; by what the question names; without
 * the time of embedding the question and with it.
 *
 * <p>Conversations are made up and added through the public verbs, verbatim, ten turns an episode, with names, places and
 * times. {@link QuestionVectors} says where vectors come from. Kept verbatim, a turn is one entry and no fact points to
 * it, so the signal of sources finds nothing to say; {@link dev.keepsake.engine.search.RankingBench} measures it.
 *
 * <pre>
 * CLASSPATH="bench/target/classes:$(cat bench/target/classpath.txt)" java -Xmx2g --enable-native-access=ALL-UNNAMED \
 *   --add-modules jdk.incubator.vector dev.keepsake.bench.search.SearchBench \
 *   [--sizes 1000,10000,100000,1000000] [--searches 2000] [--warm-up 500] [--threads 8] [--embedding on|off] \
 *   [--directory PATH] [--settle-minutes 30]
 * </pre>
 *
 * <p>{@code --searches} and {@code --warm-up} are per row and size. A {@code --directory} is left as it is filled, and a later
 * run with the same sizes, or with more of them, goes on from there and does not measure the smaller ones again.
 */
public final class SearchBench {

    private static final Logger ALL_LOGS = Logger.getLogger("");
    private static final String FILLED = "filled-to";
    private static final int LOOKED_INTO = 200;

    private final List<Integer> sizes;
    private final int searches;
    private final int warmUp;
    private final int threads;
    private final Settling settling;
    private final Path directory;
    private final QuestionVectors embedder;
    private final Owners owners = new Owners();

    private SearchBench(Flags flags, Path directory, QuestionVectors embedder) {
        this.sizes = sizes(flags.text("sizes"));
        this.searches = flags.integer("searches", 2000);
        this.warmUp = flags.integer("warm-up", 500);
        this.threads = flags.integer("threads", 8);
        this.settling = new Settling(Duration.ofMinutes(flags.integer("settle-minutes", 30)));
        this.directory = directory;
        this.embedder = embedder;
    }

    public static void main(String[] arguments) {
        ALL_LOGS.setLevel(Level.SEVERE);
        Flags flags = new Flags(
                arguments,
                Set.of("sizes", "searches", "warm-up", "threads", "embedding", "directory", "settle-minutes"));
        System.out.println(Machine.description() + ", " + Machine.load());
        String kept = flags.text("directory");
        Path directory = kept == null ? Directories.temporary("search") : made(Path.of(kept));
        try (Embedder model = model(flags.text("embedding"))) {
            System.out.println(new SearchBench(flags, directory, new QuestionVectors(model)).run());
        } finally {
            if (kept == null) {
                Directories.remove(directory);
            }
        }
        System.exit(0);
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + directory, e);
        }
    }

    private static @Nullable Embedder model(@Nullable String embedding) {
        return switch (embedding == null ? "on" : embedding) {
            case "on" -> EmbedderCatalogue.open(EmbedderCatalogue.DEFAULT.name());
            case "off" -> null;
            default -> throw new IllegalArgumentException("--embedding takes on or off; got " + embedding);
        };
    }

    private static List<Integer> sizes(@Nullable String given) {
        List<Integer> sizes = Arrays.stream((given == null ? "1000,10000,100000,1000000" : given).split(","))
                .map(Integer::parseInt)
                .toList();
        boolean ascending = sizes.stream().sorted().distinct().toList().equals(sizes);
        if (!ascending || sizes.stream().anyMatch(size -> size < Talk.TURNS || size % Talk.TURNS != 0)) {
            throw new IllegalArgumentException(
                    "--sizes takes ascending multiples of " + Talk.TURNS + ", as 1000,10000; got " + given);
        }
        return sizes;
    }

    private String run() {
        Map<Long, Map<Row, Histogram>> stages = new LinkedHashMap<>();
        int filled = filled();
        try (EmbeddedEngine open = EmbeddedEngine.open(directory.resolve("memories"), embedder)) {
            Memories memories = open.engine().project(ProjectId.DEFAULT);
            for (int size : sizes) {
                int first = owners.episodes();
                owners.growTo(size / Talk.TURNS);
                if (size > filled) {
                    double perSecond = new Filling(memories, owners, threads).from(first);
                    open.engine().catchUp();
                    filled(size);
                    System.out.printf(
                            Locale.ROOT,
                            "%,d memories of %,d users, %d of them large; added %,.0f a second; %s%n",
                            size,
                            owners.users(),
                            owners.largeUsers(),
                            perSecond,
                            Machine.load());
                }
                if (size >= filled) {
                    stages.put((long) size, stage(memories, size));
                }
            }
        }
        return Machine.load() + "\n" + LatencyReport.table(stages);
    }

    private Map<Row, Histogram> stage(Memories memories, int size) {
        System.out.printf(
                Locale.ROOT, "  idle after %d s, %s%n", settling.await().toSeconds(), Machine.load());
        Searches asking = new Searches(memories, owners);
        List<Row> plain = new ArrayList<>(Row.byRecipe());
        plain.addAll(Row.byQuestion());
        asking.measure(plain, warmUp, -size);
        Map<Row, Histogram> measured = new LinkedHashMap<>(asking.measure(plain, searches, size));
        if (owners.largeUsers() > 0) {
            asking.measure(Row.ofLargeUsers(), warmUp, -size);
            measured.putAll(asking.measure(Row.ofLargeUsers(), searches, size));
        }
        if (embedder.hasModel()) {
            embedder.compute(true);
            asking.measure(List.of(Row.withEmbedding()), warmUp, -size);
            measured.putAll(asking.measure(List.of(Row.withEmbedding()), searches, size));
            embedder.compute(false);
        }
        System.out.println(LatencyReport.lines(measured));
        System.out.println("  signals with a part in the best hit, percent: " + asking.taking(LOOKED_INTO, size));
        System.out.printf(Locale.ROOT, "  disk %,d MB, %s%n", Directories.size(directory) >> 20, Machine.load());
        return measured;
    }

    /** How many memories an earlier run left in the directory. */
    private int filled() {
        Path note = directory.resolve(FILLED);
        try {
            return Files.exists(note) ? Integer.parseInt(Files.readString(note)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + note, e);
        }
    }

    private void filled(int size) {
        try {
            Files.writeString(directory.resolve(FILLED), Integer.toString(size));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + directory, e);
        }
    }
}
