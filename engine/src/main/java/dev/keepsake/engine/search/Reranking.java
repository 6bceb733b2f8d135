package dev.keepsake.engine.search;

import dev.keepsake.api.RerankReport;
import dev.keepsake.api.RerankReport.State;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.FailureTrace;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Reranker;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the best candidates of a search into the order of a reranker. A reranker that is late, fails or answers nonsense leaves
 * the order as it was, and the outcome says so; a search never fails because of it.
 *
 * <p>The reranker may use up the whole deadline; what has to happen after it needs a share that the caller keeps back.
 */
final class Reranking {

    private static final Logger LOG = LoggerFactory.getLogger(Reranking.class);

    private static final Comparator<Placed> BEST_FIRST =
            Comparator.comparingDouble(Placed::score).reversed().thenComparingInt(Placed::ordinal);

    private final Reranker reranker;
    private final Phases phases;

    Reranking(Reranker reranker) {
        this(reranker, Phases.UNWATCHED);
    }

    Reranking(Reranker reranker, Phases phases) {
        this.reranker = reranker;
        this.phases = phases;
    }

    /**
     * A candidate as it was before.
     *
     * @param text what the reranker reads
     * @param score the score so far, 0..1
     */
    record Passage(String text, double score) {}

    /**
     * A candidate in its new place.
     *
     * @param ordinal where it was before, from 0
     * @param score its score now, 0..1; never higher than that of the place before
     */
    record Placed(int ordinal, double score) {}

    /** What became of the order. */
    sealed interface Outcome {

        /** All candidates, best first. */
        List<Placed> order();

        /** How the reranker did. */
        RerankReport report();

        /** The order is the reranker's, and so are the scores. */
        record Reranked(List<Placed> order, RerankReport report) implements Outcome {}

        /** The order and the scores are those of before; the report says why. */
        record Kept(List<Placed> order, RerankReport report) implements Outcome {}
    }

    /**
     * Asks the reranker.
     *
     * @param question what was searched for
     * @param best the candidates to put in order, best first
     * @param deadline when to go on with the old order
     */
    Outcome rerank(String question, List<Passage> best, Deadline deadline) {
        long begin = System.nanoTime();
        try {
            List<Double> scores = ask(question, best.stream().map(Passage::text).toList(), deadline);
            return new Outcome.Reranked(ordered(best, scores), report(State.APPLIED, best, begin, ""));
        } catch (KeepsakeException failure) {
            boolean late = failure.category() == ErrorCategory.DEADLINE_EXCEEDED;
            if (!late) {
                LOG.warn(
                        "The reranker {} failed; the order stays as it was: {}",
                        reranker.name(),
                        new FailureTrace(failure));
            }
            State state = late ? State.LATE : State.FAILED;
            return new Outcome.Kept(unchanged(best), report(state, best, begin, failure.getMessage()));
        }
    }

    private List<Double> ask(String question, List<String> texts, Deadline deadline) {
        Phases here = phases.here();
        FutureTask<List<Double>> task =
                new FutureTask<>(() -> here.in(Phase.RERANK, () -> reranker.scores(question, texts, deadline)));
        Thread.ofVirtual().name("keepsake-reranker").start(task);
        try {
            return checked(task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS), texts.size());
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new KeepsakeException(
                    ErrorCategory.DEADLINE_EXCEEDED,
                    "The reranker " + reranker.name() + " did not answer before the deadline",
                    late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KeepsakeException known
                    ? known
                    : new KeepsakeException(
                            ErrorCategory.INTERNAL, "The reranker " + reranker.name() + " is defective", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            task.cancel(true);
            throw new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, "The search was interrupted", interrupted);
        }
    }

    private List<Double> checked(List<Double> scores, int expected) {
        boolean inRange = scores.stream().allMatch(score -> Double.isNaN(score) || (score >= 0 && score <= 1));
        if (scores.size() != expected || !inRange) {
            throw new KeepsakeException(
                    ErrorCategory.INTERNAL,
                    "The reranker " + reranker.name() + " is defective: expected " + expected
                            + " scores of 0 to 1, got " + scores.size() + (inRange ? "" : ", some beyond"));
        }
        if (expected > 0 && scores.stream().allMatch(score -> Double.isNaN(score))) {
            throw new KeepsakeException(
                    ErrorCategory.MODEL_UNAVAILABLE,
                    "The reranker " + reranker.name() + " judged none of the passages");
        }
        return scores;
    }

    /** By score; those not judged last, in their old order and with scores that fit there. */
    private static List<Placed> ordered(List<Passage> best, List<Double> scores) {
        List<Placed> judged = new ArrayList<>();
        List<Integer> leftOut = new ArrayList<>();
        for (int ordinal = 0; ordinal < best.size(); ordinal++) {
            double score = scores.get(ordinal);
            if (Double.isNaN(score)) {
                leftOut.add(ordinal);
            } else {
                judged.add(new Placed(ordinal, score));
            }
        }
        judged.sort(BEST_FIRST);
        for (int ordinal : leftOut) {
            double ceiling = judged.getLast().score();
            judged.add(new Placed(ordinal, Math.min(ceiling, best.get(ordinal).score())));
        }
        return List.copyOf(judged);
    }

    private static List<Placed> unchanged(List<Passage> best) {
        List<Placed> order = new ArrayList<>();
        for (Passage passage : best) {
            order.add(new Placed(order.size(), passage.score()));
        }
        return List.copyOf(order);
    }

    private RerankReport report(State state, List<Passage> best, long begin, String reason) {
        return new RerankReport(
                reranker.name(), state, best.size(), Duration.ofNanos(System.nanoTime() - begin), reason);
    }
}
