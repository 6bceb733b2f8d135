package dev.keepsake.eval.own;

import dev.keepsake.api.EpisodeRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Turn;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Figure;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Report;
import dev.keepsake.eval.StoredMemories;
import dev.keepsake.eval.Subject;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Measures a store on its own memories and changes nothing in it: how many of a sample are found again by a
 * {@link GoldenQuestion}, how many have a near duplicate, how many results were not current, and how many memories say
 * nothing. With thresholds, a release can be gated on it.
 */
public final class OwnEvaluation {

    private static final String FOUND = "found again by questions from their own sources";
    private static final String STATE = "state of the memories";
    private static final List<Integer> DEPTHS = List.of(1, 5, 10, 50);
    private static final int GATED_DEPTH = 10;

    private final Subject subject;
    private final EvaluationOptions evaluation;
    private final OwnOptions options;
    private final InstantSource clock;
    private final Progress progress;
    private final List<Case> cases = new ArrayList<>();

    public OwnEvaluation(
            Subject subject, EvaluationOptions evaluation, OwnOptions options, InstantSource clock, Progress progress) {
        this.subject = subject;
        this.evaluation = evaluation;
        this.options = options;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * One memory of the sample.
     *
     * @param rank at which its question found it, from 1; 0 when it did not
     * @param asked whether there were words enough to ask with
     * @param duplicate another memory of its owner that says nearly the same, or null
     * @param junk whether it says nothing
     */
    public record Case(
            String memory,
            boolean asked,
            int rank,
            @Nullable String duplicate,
            boolean junk) {}

    /** Measures what lies within {@code reach}. */
    public Findings run(Reach reach) {
        List<Memory> all = StoredMemories.within(subject.memories(), reach);
        if (all.isEmpty()) {
            throw KeepsakeException.invalid("There are no memories to measure here");
        }
        Map<Scope, Map<String, Integer>> spreads = spreads(all);
        NearDuplicates duplicates = new NearDuplicates(all);
        List<Memory> sample = new ArrayList<>(all);
        Collections.shuffle(sample, new Random(evaluation.seed()));
        sample = sample.subList(0, Math.min(options.sample(), sample.size()));
        Staleness staleness = new Staleness(clock.instant());
        for (Memory memory : sample) {
            cases.add(measure(memory, spreads.getOrDefault(memory.scope(), Map.of()), duplicates, staleness));
            progress.step("asking", cases.size(), sample.size());
        }
        return new Findings(
                "own memories, " + all.size() + " of them",
                null,
                Report.Setup.of(subject, evaluation),
                figures(staleness),
                cases);
    }

    /** In how many memories of each owner each word stands. */
    private static Map<Scope, Map<String, Integer>> spreads(List<Memory> all) {
        Map<Scope, Map<String, Integer>> spreads = new HashMap<>();
        for (Memory memory : all) {
            Map<String, Integer> own = spreads.computeIfAbsent(memory.scope(), scope -> new HashMap<>());
            Words.of(memory.text()).forEach(word -> own.merge(word, 1, Integer::sum));
        }
        return spreads;
    }

    private Case measure(Memory memory, Map<String, Integer> spread, NearDuplicates duplicates, Staleness staleness) {
        GoldenQuestion question = GoldenQuestion.of(memory, said(memory), spread);
        int rank = 0;
        if (question != null) {
            List<Memory> found = search(memory.scope(), question.text(), evaluation.topK());
            staleness.look(found);
            rank = rank(question, found);
        }
        return new Case(
                memory.id().toString(), question != null, rank, duplicates.of(memory), Junk.saysNothing(memory.text()));
    }

    /** What was said where the memory comes from; its own text where that is not known. */
    private String said(Memory memory) {
        if (memory.sources().isEmpty()) {
            return memory.text();
        }
        var source = memory.sources().getFirst().turn();
        Memories memories = subject.memories();
        Optional<Episode> episode = memories.episode(new EpisodeRequest(source.episode()));
        return episode.stream()
                .flatMap(found -> found.turns().stream())
                .filter(turn -> turn.id().equals(source))
                .map(Turn::text)
                .findFirst()
                .orElse(memory.text());
    }

    private static int rank(GoldenQuestion question, List<Memory> found) {
        for (int i = 0; i < found.size(); i++) {
            if (question.isAnsweredBy(found.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }

    private List<Memory> search(Scope scope, String query, int limit) {
        List<Memory> memories = new ArrayList<>();
        for (Hit hit : subject.memories()
                .search(SearchRequest.of(scope, query).withLimit(limit))
                .hits()) {
            if (hit instanceof Hit.OfMemory found) {
                memories.add(found.memory());
            }
        }
        return memories;
    }

    private List<Figure> figures(Staleness staleness) {
        List<Case> asked = cases.stream().filter(Case::asked).toList();
        List<Figure> figures = new ArrayList<>();
        for (int depth : DEPTHS) {
            int found = (int) asked.stream()
                    .filter(one -> one.rank() > 0 && one.rank() <= depth)
                    .count();
            Figure recall = Figure.share(FOUND, "recall@" + depth, found, asked.size());
            figures.add(depth == GATED_DEPTH ? atLeast(recall, options.leastRecall()) : recall);
        }
        double reciprocal = asked.stream()
                .mapToDouble(one -> one.rank() == 0 ? 0 : 1.0 / one.rank())
                .average()
                .orElse(0);
        figures.add(Figure.of(FOUND, "mrr", reciprocal, asked.size()));
        int duplicates =
                (int) cases.stream().filter(one -> one.duplicate() != null).count();
        int junk = (int) cases.stream().filter(Case::junk).count();
        figures.add(atMost(
                Figure.share(STATE, "have a near duplicate", duplicates, cases.size()), options.mostDuplicates()));
        figures.add(atMost(Figure.share(STATE, "say nothing", junk, cases.size()), options.mostJunk()));
        figures.add(atMost(staleness.figure(STATE), options.mostStale()));
        return figures;
    }

    private static Figure atLeast(Figure figure, @Nullable Double bound) {
        return bound == null ? figure : figure.withTarget(Figure.Target.atLeast(bound));
    }

    private static Figure atMost(Figure figure, @Nullable Double bound) {
        return bound == null ? figure : figure.withTarget(Figure.Target.atMost(bound));
    }

    /** Results of searches for what is current that are not: superseded, deleted, or past their last day. */
    private static final class Staleness {

        private final Instant now;
        private int results;
        private int stale;

        Staleness(Instant now) {
            this.now = now;
        }

        void look(List<Memory> found) {
            results += found.size();
            stale += (int)
                    found.stream().filter(memory -> Junk.isStale(memory, now)).count();
        }

        Figure figure(String group) {
            return Figure.share(group, "results that are not current", stale, results);
        }
    }
}
