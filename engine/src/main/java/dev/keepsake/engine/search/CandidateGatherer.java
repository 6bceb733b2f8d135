package dev.keepsake.engine.search;

import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchResult.SignalReport.State;
import dev.keepsake.api.Signal;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every signal of a recipe for candidates, side by side under one deadline. A signal that is late or fails is missing
 * from the answer and named in it; only when none answers does the search fail.
 */
public final class CandidateGatherer {

    private static final Logger LOG = LoggerFactory.getLogger(CandidateGatherer.class);

    private final VectorIndex vectors;
    private final KeywordIndex keywords;
    private final Embedder embedder;

    public CandidateGatherer(VectorIndex vectors, KeywordIndex keywords, Embedder embedder) {
        this.vectors = vectors;
        this.keywords = keywords;
        this.embedder = embedder;
    }

    List<SignalAnswer> gather(String question, CandidateQuery query, SearchRecipe recipe) {
        Map<Signal, FutureTask<SignalAnswer>> running = new LinkedHashMap<>();
        Arrays.stream(Signal.values())
                .filter(signal -> recipe.weight(signal) > 0)
                .forEach(signal -> running.put(signal, start(signal, question, query)));
        List<SignalAnswer> answers = new ArrayList<>();
        List<KeepsakeException> failures = new ArrayList<>();
        running.forEach((signal, task) -> answers.add(await(signal, task, query, failures)));
        if (failures.size() == answers.size()) {
            throw failures.getFirst();
        }
        return answers;
    }

    private FutureTask<SignalAnswer> start(Signal signal, String question, CandidateQuery query) {
        FutureTask<SignalAnswer> task = new FutureTask<>(() -> {
            long begin = System.nanoTime();
            List<Candidate> candidates = ask(signal, question, query);
            return new SignalAnswer(
                    signal, State.ANSWERED, candidates, zero(signal), Duration.ofNanos(System.nanoTime() - begin));
        });
        Thread.ofVirtual().name("keepsake-signal-" + signal.key()).start(task);
        return task;
    }

    private List<Candidate> ask(Signal signal, String question, CandidateQuery query) {
        return switch (signal) {
            case VECTOR -> {
                Embedding embedding = embedder.embed(List.of(question), Embedder.Purpose.QUERY, query.deadline())
                        .getFirst();
                yield vectors.nearest(query, embedding);
            }
            case KEYWORD -> keywords.matching(query, question);
        };
    }

    private double zero(Signal signal) {
        return switch (signal) {
            case VECTOR -> embedder.unrelatedCosine();
            case KEYWORD -> 0;
        };
    }

    private static SignalAnswer await(
            Signal signal, FutureTask<SignalAnswer> task, CandidateQuery query, List<KeepsakeException> failures) {
        Duration patience = query.deadline().remaining();
        try {
            return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            failures.add(new KeepsakeException(
                    ErrorCategory.DEADLINE_EXCEEDED, "No signal answered before the deadline", late));
            task.cancel(true);
            return new SignalAnswer(signal, State.LATE, List.of(), 0, patience);
        } catch (ExecutionException failed) {
            KeepsakeException cause = cause(signal, failed);
            failures.add(cause);
            boolean late = cause.category() == ErrorCategory.DEADLINE_EXCEEDED;
            if (!late) {
                LOG.warn("The {} signal failed; the search goes on without it", signal.key(), cause);
            }
            return new SignalAnswer(signal, late ? State.LATE : State.FAILED, List.of(), 0, Duration.ZERO);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            task.cancel(true);
            throw new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, "The search was interrupted", interrupted);
        }
    }

    private static KeepsakeException cause(Signal signal, ExecutionException failed) {
        return failed.getCause() instanceof KeepsakeException known
                ? known
                : new KeepsakeException(ErrorCategory.INTERNAL, "The " + signal.key() + " signal failed", failed);
    }
}
