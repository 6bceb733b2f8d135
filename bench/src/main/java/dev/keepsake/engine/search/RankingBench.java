package dev.keepsake.engine.search;

import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchResult.SignalReport;
import dev.keepsake.api.Signal;
import dev.keepsake.bench.MadeVectors;
import dev.keepsake.bench.micro.FixedCandidates;
import dev.keepsake.bench.micro.FixedCandidates.Proposed;
import dev.keepsake.bench.micro.MadeCandidates;
import dev.keepsake.engine.slot.PastIntent;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKind;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The steps from candidates to a ranking, without any index or store, each benchmark with one step more than the one before:
 * the price of a step is the difference. Turns and facts of conversations are proposed with all their circumstances, so that
 * every signal takes part.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class RankingBench {

    private static final Instant ASKED = Instant.parse("2025-07-01T00:00:00Z");

    /** How many candidates each of the three large signals proposes. */
    @Param({"100", "300", "1000"})
    public int candidates;

    private final FixedCandidates index = new FixedCandidates();
    private final QuestionReader reader = new QuestionReader(index, new MadeVectors());
    private final ConversationVotes votes = new ConversationVotes(index);
    private final CandidateQuery query = new CandidateQuery(
            new Selection(ProjectId.DEFAULT, Scope.ofUser("ada"), Filter.all(), Visibility.currentAt(ASKED)),
            EnumSet.allOf(EntryKind.class),
            300,
            Deadline.NONE);
    private final Question question = read();
    private List<SignalAnswer> answers = List.of();

    @Setup
    public void propose() {
        Proposed proposed = Proposed.of(MadeCandidates.turnsAndFacts(2 * candidates), candidates);
        index.propose(proposed);
        answers = List.of(
                answer(Signal.VECTOR, proposed.near()),
                answer(Signal.CONTEXT, proposed.inContext()),
                answer(Signal.KEYWORD, proposed.matching()),
                answer(Signal.ENTITY, proposed.mentioning()),
                answer(Signal.TIME, proposed.during()),
                answer(Signal.RECENCY, proposed.latest()));
        EnumSet<Signal> taking = EnumSet.noneOf(Signal.class);
        ranked().getFirst().explanation().parts().forEach(part -> taking.add(part.signal()));
        // A slot is looked up in a store, and the hybrid does not ask how old a memory is.
        if (!taking.equals(EnumSet.complementOf(EnumSet.of(Signal.SLOT, Signal.DECAY)))) {
            throw new IllegalStateException("Every signal that needs no store should take part; these do: " + taking);
        }
    }

    private static SignalAnswer answer(Signal signal, List<Candidate> candidates) {
        return new SignalAnswer(signal, SignalReport.State.ANSWERED, new Proposal(candidates, 0), Duration.ZERO);
    }

    private Question read() {
        return reader.read(FixedCandidates.QUESTION, PastIntent.CURRENT, ASKED, query);
    }

    private Tally entered() {
        Tally tally = new Tally(SearchRecipe.HYBRID);
        Fusion.enter(answers, tally);
        return tally;
    }

    private Tally voted() {
        Tally tally = entered();
        votes.cast(tally, query);
        return tally;
    }

    private Tally judged() {
        Tally tally = voted();
        new Judgement(question).pass(tally);
        return tally;
    }

    private List<Ranked> ranked() {
        return judged().ranking();
    }

    /** The question alone: its names and times, without a vector. */
    @Benchmark
    public Object readQuestion() {
        return read();
    }

    /** Candidates of all signals entered into one tally. */
    @Benchmark
    public Object enter() {
        return entered();
    }

    /** And those that stand together in a conversation vote for each other. */
    @Benchmark
    public Object enterVote() {
        return voted();
    }

    /** And each is judged by its circumstances. */
    @Benchmark
    public Object enterVoteJudge() {
        return judged();
    }

    /** And brought in order, with an explanation each: the whole fusion. */
    @Benchmark
    public Object enterVoteJudgeRank() {
        return ranked();
    }
}
