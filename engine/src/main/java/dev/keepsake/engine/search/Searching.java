package dev.keepsake.engine.search;

import dev.keepsake.api.Hit;
import dev.keepsake.api.Reach;
import dev.keepsake.api.RerankReport;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.api.Signal;
import dev.keepsake.engine.follow.IndexFollower;
import dev.keepsake.engine.slot.PastIntent;
import dev.keepsake.filter.Selection;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.TokenCounter;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
    private final IndexFollower follower;
    private final QuestionReader reader;
    private final CandidateGatherer gatherer;
    private final ConversationVotes votes;
    private final @Nullable Reranking reranking;
    private final TokenCounter tokens;
    private final Clock clock;

    public Searching(SearchParts parts, IndexFollower follower) {
        Indexes indexes = parts.indexes();
        this.store = parts.store();
        this.follower = follower;
        this.reader = new QuestionReader(indexes.structure(), parts.embedder());
        this.gatherer = new CandidateGatherer(List.of(
                new VectorSignal(Signal.VECTOR, VectorIndex.Of.TEXT, indexes.vectors(), parts.embedder()),
                new VectorSignal(Signal.CONTEXT, VectorIndex.Of.CONTEXT, indexes.vectors(), parts.embedder()),
                new KeywordSignal(indexes.keywords()),
                new EntitySignal(indexes.structure()),
                new TimeSignal(indexes.structure()),
                new RecencySignal(indexes.structure())));
        this.votes = new ConversationVotes(indexes.structure());
        this.reranking = parts.reranker() == null ? null : new Reranking(parts.reranker());
        this.tokens = parts.tokens();
        this.clock = parts.clock();
    }

    public SearchResult search(ProjectId project, SearchRequest request) {
        return examine(project, request).result();
    }

    Examination examine(ProjectId project, SearchRequest request) {
        follower.awaitPosition(store.log().head(), request.deadline());
        Instant now = clock.instant();
        PastIntent intent = PastIntent.of(request.query());
        Reach reach = intent.wantsSuperseded() ? request.reach().withSuperseded(true) : request.reach();
        Selection selection = reach.in(project, now);
        CandidateQuery query = new CandidateQuery(
                selection,
                EnumSet.allOf(EntryKind.class),
                Math.max(LEAST_CANDIDATES, CANDIDATES_PER_HIT * request.limit()),
                request.deadline());
        Question question = reader.read(
                request.query(), intent, request.referenceTime() == null ? now : request.referenceTime(), query);
        List<SignalAnswer> answers = gatherer.gather(question, query, request.recipe());
        List<Ranked> ranking = rank(question, query, answers, request.recipe());
        HitReader.Found found = new HitReader(store, selection, request).find(ranking, wanted(request));
        Reordered reordered = reorder(found.hits(), request);
        Packing.Packed packed = pack(reordered.hits(), request);
        return new Examination(
                selection, answers, ranking, packed.hits(), found.duplicates(), packed.outside(), reordered.report());
    }

    private List<Ranked> rank(
            Question question, CandidateQuery query, List<SignalAnswer> answers, SearchRecipe recipe) {
        Tally tally = new Tally(recipe);
        Fusion.enter(answers, tally);
        votes.cast(tally, query);
        new Judgement(question).pass(tally);
        return tally.ranking();
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
                : new Packing(tokens, request.tokenBudget()).pack(hits, request.limit());
    }
}
