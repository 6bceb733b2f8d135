package dev.keepsake.engine.search;

import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchResult.SignalReport.State;
import dev.keepsake.api.Signal;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.FailureTrace;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.CandidateQuery;
import java.time.Duration;
import java.util.ArrayList;
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
 * Asks every signal of a recipe that has something to say for candidates, side by side under one deadline. A signal that is
 * late or fails is missing from the answer and named in it; only when none answers does the search fail.
 */
final class CandidateGatherer {

    private static final Logger LOG = LoggerFactory.getLogger(CandidateGatherer.class);

    private final Phases phases;
    private final List<ProposingSignal> signals;

    CandidateGatherer(List<ProposingSignal> signals) {
        this(Phases.UNWATCHED, signals);
    }

    CandidateGatherer(Phases phases, List<ProposingSignal> signals) {
        this.phases = phases;
        this.signals = List.copyOf(signals);
    }

    List<SignalAnswer> gather(Question question, CandidateQuery query, SearchRecipe recipe) {
        Phases here = phases.here();
        Map<Signal, FutureTask<SignalAnswer>> running = new LinkedHashMap<>();
        for (ProposingSignal signal : signals) {
            if (recipe.weight(signal.signal()) > 0 && signal.speaksTo(question)) {
                running.put(signal.signal(), start(signal, question, query, here));
            }
        }
        List<SignalAnswer> answers = new ArrayList<>();
        List<KeepsakeException> failures = new ArrayList<>();
        running.forEach((signal, task) -> answers.add(await(signal, task, query, failures)));
        if (!failures.isEmpty() && failures.size() == answers.size()) {
            throw failures.getFirst();
        }
        return answers;
    }

    private static FutureTask<SignalAnswer> start(
            ProposingSignal signal, Question question, CandidateQuery query, Phases here) {
        String key = signal.signal().key();
        FutureTask<SignalAnswer> task = new FutureTask<>(() -> {
            long begin = System.nanoTime();
            Proposal proposal = here.in(Phase.SIGNAL, Phase.Key.SIGNAL, key, () -> signal.propose(question, query));
            return new SignalAnswer(
                    signal.signal(), State.ANSWERED, proposal, Duration.ofNanos(System.nanoTime() - begin));
        });
        Thread.ofVirtual().name("keepsake-signal-" + key).start(task);
        return task;
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
            return new SignalAnswer(signal, State.LATE, Proposal.NONE, patience);
        } catch (ExecutionException failed) {
            KeepsakeException cause = cause(signal, failed);
            failures.add(cause);
            boolean late = cause.category() == ErrorCategory.DEADLINE_EXCEEDED;
            if (!late) {
                LOG.warn(
                        "The {} signal failed; the search goes on without it: {}",
                        signal.key(),
                        new FailureTrace(cause));
            }
            return new SignalAnswer(signal, late ? State.LATE : State.FAILED, Proposal.NONE, Duration.ZERO);
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
