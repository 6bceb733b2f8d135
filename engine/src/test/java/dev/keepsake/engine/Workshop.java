package dev.keepsake.engine;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Upkeep;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Span;
import dev.keepsake.engine.EngineParts.JobParts;
import dev.keepsake.engine.add.JobRules;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Source;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Engines over one store whose extractor does what a test says; every turn is a fact. */
final class Workshop implements AutoCloseable {

    static final ProjectId PROJECT = new ProjectId("acme");
    static final Scope ALICE = Scope.ofUser("alice");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final FakeClock clock = new FakeClock();
    final Store store;
    final FallibleEmbedder embedder = new FallibleEmbedder();

    /** The episodes that were read, in the order in which that began. */
    final Queue<Episode> begun = new ConcurrentLinkedQueue<>();

    private final SequentialIds ids = new SequentialIds();
    private final JobRules rules;
    private volatile Consumer<Episode> trouble = episode -> {};
    MemoryEngine engine;

    Workshop(JobRules rules) {
        this(rules, new InMemoryStore());
    }

    /** Over a store of the test's own. */
    Workshop(JobRules rules, Store store) {
        this.rules = rules;
        this.store = store;
        engine = start();
    }

    /** From now on this happens before an episode is read. */
    void let(Consumer<Episode> happen) {
        trouble = happen;
    }

    MemoryEngine start() {
        return MemoryEngine.start(
                EngineParts.over(store, new InMemoryIndex(), embedder, new TroubledExtractor(), clock, ids)
                        .withJobs(new JobParts(rules, () -> 0.5)));
    }

    void restart() {
        engine.close();
        engine = start();
    }

    Memories memories() {
        return engine.project(PROJECT);
    }

    Upkeep upkeep() {
        return engine.upkeep(PROJECT);
    }

    UUID addInBackground(ProjectId project, Scope scope, String text) {
        return engine.project(project)
                .add(AddRequest.of(scope, text).withMode(AddRequest.Mode.BACKGROUND))
                .operation()
                .id();
    }

    List<Job> jobs() {
        return store.jobs()
                .list(PROJECT, null, clock.instant(), PageRequest.first(10_000))
                .items();
    }

    Operation operation(UUID id) {
        return store.episodes().operation(PROJECT, id).orElseThrow();
    }

    static void await(BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("It has not come to that within " + PATIENCE);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        List<String> violations = engine.verify();
        engine.close();
        if (!violations.isEmpty()) {
            throw new AssertionError(violations);
        }
    }

    private final class TroubledExtractor implements Extractor {

        @Override
        public String name() {
            return "troubled/1";
        }

        @Override
        public Extraction extract(ExtractionRequest request, Deadline deadline) {
            Episode episode = request.episode();
            begun.add(episode);
            trouble.accept(episode);
            return new Extraction.Facts(episode.turns().stream()
                    .map(turn -> new Fact(
                            turn.text(),
                            new Attribution(turn.role(), turn.name()),
                            turn.time(),
                            List.of(new Source(
                                    turn.id(), new Span(0, turn.text().length())))))
                    .toList());
        }
    }
}
