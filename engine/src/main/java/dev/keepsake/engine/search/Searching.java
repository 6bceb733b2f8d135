package dev.keepsake.engine.search;

import dev.keepsake.api.Hit;
import dev.keepsake.api.Reach;
import dev.keepsake.api.RerankReport;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.api.SearchResult.Neighbourhood;
import dev.keepsake.engine.follow.IndexFollower;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.engine.pair.Pairings;
import dev.keepsake.engine.slot.PastIntent;
import dev.keepsake.filter.Selection;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKind;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.TokenCounter;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The verb {@code search}: read the question, gather candidates, fuse and judge them, read what is to be returned, put it in
 * order and into the budget.
 */
public final class Searching {

    /** How many candidates a signal proposes at least: enough that fusion can lift what each signal alone ranks low. */
    private static final int LEAST_CANDIDATES = 300;

    private static final int CANDIDATES_PER_HIT = 3;

    /** How many hits are weighed against each other for every one that a token budget may have room for. */
    private static final int HITS_PER_PACKED = 2;

    private final Store store;
    private final Pairings pairings;
    private final @Nullable Function<EmbedderId, TemporaryIndex> temporary;
    private final RecentSearches recent = new RecentSearches();
    private final SlotJudgement slots;
    private final Neighbours neighbours;
    private final @Nullable Reranking reranking;
    private final TokenCounter tokens;
    private final Clock clock;
    private final Phases phases;

    public Searching(SearchParts parts, Pairings pairings) {
        this.store = parts.store();
        this.pairings = pairings;
        this.temporary = parts.temporary();
        this.phases = parts.phases();
        this.slots = new SlotJudgement(store);
        this.neighbours = new Neighbours(store);
        this.reranking = parts.reranker() == null ? null : new Reranking(parts.reranker(), phases);
        this.tokens = parts.tokens();
        this.clock = parts.clock();
    }

    public SearchResult search(ProjectId project, SearchRequest request) {
        recent.note(project, request, clock.instant());
        return examine(project, request).result();
    }

    /** Searches by a pairing that need not be the one in use. */
    public SearchResult search(Pairing pairing, ProjectId project, SearchRequest request) {
        return examine(pairing, project, request).result();
    }

    /** What was searched for lately. */
    public RecentSearches recent() {
        return recent;
    }

    /** A search keeps to the pairing it began with. */
    Examination examine(ProjectId project, SearchRequest request) {
        return phases.in(Phase.SEARCH, () -> pairings.with(pairing -> examine(pairing, project, request)));
    }

    private Examination examine(Pairing pairing, ProjectId project, SearchRequest request) {
        PastIntent intent = PastIntent.of(request.query());
        Reach reach = intent.wantsSuperseded() ? request.reach().withSuperseded(true) : request.reach();
        Selection selection = reach.in(project, clock.instant());
        Instant knownAt = selection.visibility().knownAt();
        if (knownAt == null) {
            awaitIndex(pairing, request);
            return examine(request, intent, selection, SearchedIndexes.of(pairing, phases));
        }
        PastIndexes past = new PastIndexes(store, pairing, temporary);
        try (TemporaryIndex then = past.at(knownAt, selection, request.deadline())) {
            return examine(request, intent, selection, SearchedIndexes.of(then.indexes(), pairing.embedder(), phases));
        }
    }

    /** Told of only when there is something to wait for. */
    private void awaitIndex(Pairing pairing, SearchRequest request) {
        IndexFollower follower = pairing.follower();
        long head = store.log().head();
        if (!follower.covers(head)) {
            phases.during(Phase.AWAIT, () -> follower.awaitPosition(head, request.deadline()));
        }
    }

    private Examination examine(
            SearchRequest request, PastIntent intent, Selection selection, SearchedIndexes searched) {
        CandidateQuery query = new CandidateQuery(
                selection,
                EnumSet.allOf(EntryKind.class),
                Math.max(LEAST_CANDIDATES, CANDIDATES_PER_HIT * request.limit()),
                request.deadline());
        // Where it is asked what was true at a moment, it does not matter whether it was replaced later.
        PastIntent weighed = selection.visibility().validAt() == null ? intent : PastIntent.ANY;
        Instant asked = request.referenceTime() == null ? selection.visibility().now() : request.referenceTime();
        Question question = searched.reader().read(request.query(), weighed, asked, query);
        List<SignalAnswer> answers = searched.gatherer().gather(question, query, request.recipe());
        List<Ranked> ranking = phases.in(Phase.FUSE, () -> {
            Tally tally = new Tally(request.recipe());
            Fusion.enter(answers, tally);
            searched.votes().cast(tally, query);
            new Judgement(question).pass(tally);
            slots.pass(question, selection, tally);
            return tally.ranking();
        });
        HitReader.Found found =
                phases.in(Phase.READ, () -> new HitReader(store, selection, request).find(ranking, wanted(request)));
        Reordered reordered = reorder(found.hits(), request);
        Packing.Packed packed = pack(reordered.hits(), request);
        Neighbourhood around = neighbours.of(question, packed.hits(), selection, request);
        return new Examination(
                selection,
                answers,
                ranking,
                packed.hits(),
                found.duplicates(),
                packed.outside(),
                reordered.report(),
                around);
    }

    /** How many hits are read: more than asked for when a reranker or a budget chooses among them. */
    private static int wanted(SearchRequest request) {
        int packed = request.tokenBudget() > 0 ? HITS_PER_PACKED * request.limit() : request.limit();
        return Math.max(packed, request.recipe().reranked());
    }

    private Reordered reorder(List<Hit> hits, SearchRequest request) {
        int judged = Math.min(request.recipe().reranked(), hits.size());
        if (request.recipe().reranked() == 0) {
            return new Reordered(hits, null);
        }
        if (reranking == null) {
            return new Reordered(hits, RerankReport.notConfigured());
        }
        List<Reranking.Passage> passages = hits.subList(0, judged).stream()
                .map(hit -> new Reranking.Passage(hit.text(), hit.score()))
                .toList();
        return Reordered.of(hits, reranking.rerank(request.query(), passages, request.deadline()));
    }

    private Packing.Packed pack(List<Hit> hits, SearchRequest request) {
        return request.tokenBudget() == 0
                ? new Packing.Packed(hits.subList(0, Math.min(hits.size(), request.limit())), Map.of())
                : phases.in(Phase.PACK, () -> new Packing(tokens, request.tokenBudget()).pack(hits, request.limit()));
    }
}
