package dev.keepsake.engine.search;

import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.engine.follow.IndexFollower;
import dev.keepsake.filter.Selection;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKind;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Store;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;

/** The verb {@code search}: gather candidates, fuse them, read what is to be returned from the store. */
public final class Searching {

    /** How many candidates a signal proposes at least: enough that fusion can lift what each signal alone ranks low. */
    private static final int LEAST_CANDIDATES = 300;

    private static final int CANDIDATES_PER_HIT = 3;

    private final Store store;
    private final IndexFollower follower;
    private final CandidateGatherer gatherer;
    private final Clock clock;

    public Searching(Store store, IndexFollower follower, CandidateGatherer gatherer, Clock clock) {
        this.store = store;
        this.follower = follower;
        this.gatherer = gatherer;
        this.clock = clock;
    }

    public SearchResult search(ProjectId project, SearchRequest request) {
        follower.awaitPosition(store.log().head(), request.deadline());
        Selection selection = request.reach().in(project, clock.instant());
        CandidateQuery query = new CandidateQuery(
                selection,
                EnumSet.allOf(EntryKind.class),
                Math.max(LEAST_CANDIDATES, CANDIDATES_PER_HIT * request.limit()),
                request.deadline());
        List<SignalAnswer> answers = gatherer.gather(request.query(), query, request.recipe());
        List<Fusion.Fused> fused = Fusion.fuse(answers, request.recipe());
        List<Fusion.Fused> voted = new SourceVotes(store.memories()).cast(project, fused);
        List<Hit> hits = new HitReader(store, selection, request).hits(voted);
        return new SearchResult(hits, answers.stream().map(SignalAnswer::report).toList());
    }
}
