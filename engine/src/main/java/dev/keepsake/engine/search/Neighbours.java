package dev.keepsake.engine.search;

import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult.Neighbourhood;
import dev.keepsake.conversation.Role;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.filter.Selection;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.GraphIndex;
import dev.keepsake.index.GraphQuery;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers the relations around what a search is about: it starts from whatever the question names and, in the scope of
 * each hit, from those that its relations lead to. Whoever spoke the hits stands in nearly all of them and leads everywhere, so
 * that a walk starts from a speaker only when the question is about one.
 */
final class Neighbours {

    /** How many relations a walk may bring in, of which the best are returned. */
    private static final int MOST_MET = 500;

    private static final int MOST_RETURNED = 25;

    private static final String USER = "user";

    private final Store store;

    Neighbours(Store store) {
        this.store = store;
    }

    /** The best relations. */
    Neighbourhood of(Question question, List<Hit> hits, Selection selection, SearchRequest request) {
        if (request.relationDepth() == 0) {
            return Neighbourhood.NONE;
        }
        Map<Place, GraphIndex.Found> met = new LinkedHashMap<>();
        if (!request.deadline().passed()) {
            walk(selection, ofQuestion(question), request.relationDepth()).forEach(found -> note(met, found));
        }
        for (Map.Entry<Scope, Set<String>> starts : ofHits(hits, selection).entrySet()) {
            if (request.deadline().passed()) {
                return Neighbourhood.LATE;
            }
            Scope scope = starts.getKey();
            Selection within = new Selection(selection.project(), scope, selection.filter(), selection.visibility());
            walk(within, starts.getValue(), request.relationDepth()).stream()
                    .filter(found -> found.relation().scope().equals(scope))
                    .forEach(found -> note(met, found));
        }
        if (request.deadline().passed()) {
            return Neighbourhood.LATE;
        }
        List<GraphIndex.Found> best = RelationRanking.of(question.text(), List.copyOf(met.values())).stream()
                .limit(MOST_RETURNED)
                .toList();
        return new Neighbourhood(best, false);
    }

    private List<GraphIndex.Found> walk(Selection selection, Collection<String> starts, int depth) {
        return starts.isEmpty()
                ? List.of()
                : store.graph().around(GraphQuery.around(selection, starts, depth, MOST_MET));
    }

    /** Two walks may come upon the same relation; the shorter way counts. */
    private static void note(Map<Place, GraphIndex.Found> met, GraphIndex.Found found) {
        Place place = new Place(found.relation().memory(), found.relation().mention());
        met.merge(place, found, (one, other) -> other.distance() < one.distance() ? other : one);
    }

    private static Set<String> ofQuestion(Question question) {
        Set<String> starts = new HashSet<>(QuestionReader.names(question.text()).keySet());
        starts.addAll(question.speakers());
        if (question.roles().contains(Role.USER)) {
            starts.add(USER);
        }
        return starts;
    }

    private Map<Scope, Set<String>> ofHits(List<Hit> hits, Selection selection) {
        List<EntryKey> keys = new ArrayList<>();
        Set<String> speakers = new HashSet<>(Set.of(USER, Role.ASSISTANT.key()));
        for (Hit hit : hits) {
            if (hit instanceof Hit.OfMemory(var memory, var score, var explanation)) {
                keys.add(new EntryKey.OfMemory(memory.id()));
                String actor = memory.attribution().actor();
                if (actor != null && !actor.isBlank()) {
                    speakers.add(CanonicalName.of(actor));
                }
            }
        }
        Map<Scope, Set<String>> starts = new HashMap<>();
        for (IndexEntry entry : store.log().entries(selection.project(), keys)) {
            for (RelationMention relation : entry.features().relations()) {
                Set<String> ends = starts.computeIfAbsent(entry.facets().scope(), first -> new HashSet<>());
                ends.add(CanonicalName.of(relation.subject()));
                ends.add(CanonicalName.of(relation.object()));
            }
        }
        starts.values().forEach(ends -> ends.removeAll(speakers));
        return starts;
    }

    /** Where a relation stands. */
    private record Place(MemoryId memory, RelationMention mention) {}
}
