package dev.keepsake.faults;

import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.engine.extract.model.ModelExtractors;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.engine.search.RoughTokens;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.Projection;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Store;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.fault.Faults;
import dev.keepsake.testkit.fault.FaultyStore;
import dev.keepsake.testkit.reference.InMemoryIndex;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Engines, one after the other, over one store and one index; every call on these, the embedder and the chat model may fail. */
final class Trouble {

    /** What the thread that follows the log calls; when it does is its own affair. */
    private static final Predicate<String> FOLLOWS =
            Set.of("log.after", "log.head", "index.position", "index.apply", "index.persist", "index.clear")::contains;

    /** What the thread that looks for jobs calls; when and how often it does is its own affair. */
    private static final Predicate<String> LOOKS =
            Set.of("jobs.claim", "jobs.nextDue", "jobs.hasten", "jobs.hasLive")::contains;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Faults faults;
    private final Store inner;
    private final ChatModel model;
    private final FakeClock clock = new FakeClock();
    private final SequentialIds ids = new SequentialIds();
    private final InMemoryIndex index = new InMemoryIndex();

    private Trouble(Store inner, ChatModel model, Predicate<String> counted) {
        this.inner = inner;
        this.model = model;
        this.faults = new Faults(counted);
    }

    /** Trouble between a call and its end. */
    static Trouble ofAdds(Store inner, ChatModel model) {
        return new Trouble(inner, model, FOLLOWS.or(LOOKS).negate());
    }

    /** Trouble when an add is kept. */
    static Trouble ofAccepting(Store inner, ChatModel model) {
        return new Trouble(inner, model, "episodes.accept"::equals);
    }

    /** Trouble of the thread that looks for jobs, and of those that keep what became of them. */
    static Trouble ofJobs(Store inner, ChatModel model) {
        return new Trouble(inner, model, call -> call.startsWith("jobs."));
    }

    /** Trouble of the thread that brings the index up to the store. */
    static Trouble ofFollowing(Store inner, ChatModel model) {
        return new Trouble(inner, model, FOLLOWS);
    }

    MemoryEngine start() {
        return start(index);
    }

    /** For an engine beside others. */
    MemoryEngine startWithIndexOfItsOwn() {
        return start(new InMemoryIndex());
    }

    private MemoryEngine start(InMemoryIndex followed) {
        EngineParts parts = EngineParts.over(
                new FaultyStore(faults, inner),
                faults.around(EveryIndex.class, "index", followed, ErrorCategory.STORAGE_UNAVAILABLE),
                faults.around(Embedder.class, "embedder", new HashingEmbedder(), ErrorCategory.MODEL_UNAVAILABLE),
                new RuleExtractor(),
                clock,
                ids);
        return MemoryEngine.start(parts.withExtractors(extractors()));
    }

    interface EveryIndex extends Projection, VectorIndex, KeywordIndex, StructureIndex {}

    private Extractors extractors() {
        ChatModel failing = faults.around(ChatModel.class, "model", model, ErrorCategory.MODEL_UNAVAILABLE);
        return ModelExtractors.around(failing, new RoughTokens(), ModelPrices.UNKNOWN, new RuleExtractor())
                .withLastResort(Extractors.LastResort.DEFER);
    }

    /** Lets so much time pass that nobody holds a job any more who has not taken it anew. */
    void letLeasesEnd() {
        clock.advance(Duration.ofHours(1));
    }

    /** Ends an engine to which nothing answers any more. */
    void drop(MemoryEngine engine) {
        try {
            engine.close();
        } catch (KeepsakeException gone) {
            if (!faults.hasStruck()) {
                throw gone;
            }
        }
    }

    boolean hasUnfinished(ProjectId project) {
        return inner.episodes().unfinishedInEveryProject().stream()
                .anyMatch(submission -> submission.episode().project().equals(project));
    }

    /** Waits until {@code done}, and wakes what waits for its next attempt meanwhile. */
    static void await(MemoryEngine engine, BooleanSupplier done) {
        awaitQuietly(() -> {
            boolean isDone = done.getAsBoolean();
            if (!isDone) {
                engine.retryNow();
            }
            return isDone;
        });
    }

    /** Waits until {@code done}. */
    static void awaitQuietly(BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("What was begun has not ended within " + PATIENCE);
            }
            Thread.onSpinWait();
        }
    }
}
