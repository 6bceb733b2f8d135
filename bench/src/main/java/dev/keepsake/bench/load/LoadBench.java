package dev.keepsake.bench.load;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.bench.Directories;
import dev.keepsake.bench.EmbeddedEngine;
import dev.keepsake.bench.Flags;
import dev.keepsake.conversation.Message;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.time.Deadline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.HdrHistogram.Histogram;

/**
 * Fills a fresh directory with memories of many users and measures at 1,000, 10,000, ... memories: durable adds per second,
 * search in a user's scope and over the whole project, heap, resident memory, disk, and the way back after a kill.
 *
 * <p>{@code LoadBench [--memories 100000] [--users 1000] [--vectors real|made] [--searches 1000] [--threads 8]}
 */
public final class LoadBench {

    private static final Logger ALL_LOGS = Logger.getLogger("");
    private static final int FIRST_STAGE = 1000;
    private static final int MESSAGES_PER_ADD = 10;
    private static final int SINGLE_ADDS = 200;
    private static final int WARM_UP = 200;
    private static final long LONGEST_MICROS = 600_000_000;

    private final long memories;
    private final int users;
    private final Vectors vectors;
    private final int searches;
    private final int threads;
    private final Path directory;
    private final Embedder embedder;
    private long added;

    private LoadBench(Flags flags, Vectors vectors, Path directory, Embedder embedder) {
        this.memories = flags.number("memories", 100_000);
        this.users = flags.integer("users", 1000);
        this.vectors = vectors;
        this.searches = flags.integer("searches", 1000);
        this.threads = flags.integer("threads", 8);
        this.directory = directory;
        this.embedder = embedder;
    }

    public static void main(String[] arguments) {
        ALL_LOGS.setLevel(Level.SEVERE);
        Flags flags = new Flags(arguments, Set.of("memories", "users", "vectors", "searches", "threads"));
        String named = flags.text("vectors");
        Vectors vectors = Vectors.of(named == null ? "real" : named);
        System.out.println("vectors: " + vectors.description());
        Path directory = Directories.temporary("load");
        try (Embedder embedder = vectors.open()) {
            List<Stage> stages = new LoadBench(flags, vectors, directory, new LeftOpen(embedder)).run();
            System.out.println(LoadReport.text(stages));
        } finally {
            Directories.remove(directory);
        }
        System.exit(0);
    }

    private List<Stage> run() {
        List<Stage> stages = new ArrayList<>();
        for (long size = Math.min(FIRST_STAGE, memories); ; size = Math.min(size * 10, memories)) {
            stages.add(stage(size));
            System.out.println("measured at " + size + " memories");
            if (size == memories) {
                return stages;
            }
        }
    }

    private Stage stage(long size) {
        double perSecond;
        Histogram single;
        Histogram embedded;
        Histogram user;
        Histogram project;
        long heap;
        long resident;
        try (EmbeddedEngine open = EmbeddedEngine.open(directory, new RememberedQuestions(embedder))) {
            Memories all = open.engine().project(ProjectId.DEFAULT);
            perSecond = fill(all, size);
            open.engine().catchUp();
            single = singleAdds(all);
            search(all, WARM_UP, -1, false);
            embedded = search(all, searches, size, false);
            user = search(all, searches, size, false);
            search(all, WARM_UP, size, true);
            project = search(all, searches, size, true);
            heap = ProcessSize.heapAfterCollection();
            resident = ProcessSize.resident();
        }
        Reopening.killAWriter(directory, vectors);
        long reopen = Reopening.millis(directory, embedder);
        return new Stage(
                size, perSecond, single, user, project, embedded, heap, resident, Directories.size(directory), reopen);
    }

    /** Fills up to {@code size}; memories per second. */
    private double fill(Memories all, long size) {
        AtomicLong next = new AtomicLong(added);
        long first = added;
        long started = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                running.add(hands.submit(() -> {
                    for (long from = next.getAndAdd(MESSAGES_PER_ADD); from < size; ) {
                        add(all, from, (int) Math.min(MESSAGES_PER_ADD, size - from));
                        from = next.getAndAdd(MESSAGES_PER_ADD);
                    }
                }));
            }
        }
        running.forEach(LoadBench::await);
        added = size;
        return (size - first) / ((System.nanoTime() - started) / 1e9);
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

    private void add(Memories all, long from, int count) {
        List<Message> messages = new ArrayList<>();
        for (long number = from; number < from + count; number++) {
            messages.add(Message.user(Sentences.sentence(number)));
        }
        all.add(AddRequest.of(owner(from), messages).verbatim());
    }

    private Scope owner(long number) {
        return Scope.ofUser("user-" + number / MESSAGES_PER_ADD % users);
    }

    private Histogram singleAdds(Memories all) {
        Histogram micros = new Histogram(LONGEST_MICROS, 3);
        for (int i = 0; i < SINGLE_ADDS; i++) {
            AddRequest request = AddRequest.of(Scope.ofUser("single"), Sentences.sentence(-System.nanoTime()))
                    .verbatim();
            long started = System.nanoTime();
            all.add(request);
            micros.recordValue((System.nanoTime() - started) / 1000);
        }
        return micros;
    }

    /** The same questions for the same size, so that a second round finds them embedded. */
    private Histogram search(Memories all, int count, long seed, boolean wholeProject) {
        Histogram micros = new Histogram(LONGEST_MICROS, 3);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            long number = random.nextLong(added);
            SearchRequest request = SearchRequest.of(owner(number), Sentences.question(number));
            if (wholeProject) {
                request = request.withReach(Reach.everythingInTheProject());
            }
            long started = System.nanoTime();
            all.search(request);
            micros.recordValue((System.nanoTime() - started) / 1000);
        }
        return micros;
    }

    /** An engine closes what it is given; the model is loaded once for all of them. */
    private record LeftOpen(Embedder embedder) implements Embedder {

        @Override
        public EmbedderId id() {
            return embedder.id();
        }

        @Override
        public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
            return embedder.embed(texts, purpose, deadline);
        }

        @Override
        public void close() {
            // its owner does
        }
    }
}
