package dev.keepsake.testkit.reference;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Selection;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.Nearest;
import dev.keepsake.index.Projection;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The signals by brute force: every selected entry is looked at, every time. Exact, and slow beyond some ten thousand
 * entries. It forgets everything with the process. Safe for use by many threads.
 */
public final class InMemoryIndex implements Projection, VectorIndex, KeywordIndex, StructureIndex {

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(candidate -> candidate.key().text());

    private record Place(ProjectId project, EntryKey key) {}

    private final Map<Place, IndexEntry> entries = new HashMap<>();
    private long position;

    @Override
    public synchronized long position() {
        return position;
    }

    @Override
    public synchronized void apply(List<IndexUpdate> updates, long reached) {
        if (reached < position) {
            throw new KeepsakeException(
                    ErrorCategory.INTERNAL, "The index stands at " + position + " and cannot go back to " + reached);
        }
        for (IndexUpdate update : updates) {
            switch (update) {
                case IndexUpdate.Upsert(IndexEntry entry) ->
                    entries.put(new Place(entry.project(), entry.key()), entry);
                case IndexUpdate.Remove(ProjectId project, EntryKey key) -> entries.remove(new Place(project, key));
                case IndexUpdate.RemoveProject(ProjectId project) ->
                    entries.keySet().removeIf(place -> place.project().equals(project));
            }
        }
        position = reached;
    }

    /** Nothing survives this process, so there is nothing to do. */
    @Override
    public void persist() {}

    @Override
    public synchronized void clear() {
        entries.clear();
        position = 0;
    }

    @Override
    public synchronized Map<EntryKey, Integer> censusOfEveryProject() {
        Map<EntryKey, Integer> census = new HashMap<>();
        entries.keySet().forEach(place -> census.merge(place.key(), 1, Integer::sum));
        return census;
    }

    @Override
    public Nearest nearest(CandidateQuery query, Embedding question, Of which) {
        List<Candidate> candidates = new ArrayList<>();
        for (IndexEntry entry : selected(query)) {
            Embedding inContext = entry.features().inContext();
            Embedding compared = which == Of.TEXT || inContext == null ? entry.embedding() : inContext;
            if (compared != null) {
                candidates.add(new Candidate(entry.key(), cosine(question, compared), entry.circumstances()));
            }
        }
        double[] scores =
                candidates.stream().mapToDouble(Candidate::score).sorted().toArray();
        double typical = scores.length == 0 ? 0 : scores[scores.length / 2];
        return new Nearest(best(candidates, query), typical, scores.length);
    }

    @Override
    public List<Candidate> matching(CandidateQuery query, String question) {
        return best(new Bm25(selected(query)).matching(question), query);
    }

    @Override
    public List<Candidate> mentioning(CandidateQuery query, Collection<String> entities) {
        List<IndexEntry> counted = entries(query, query.selection().counted());
        return best(Structure.mentioning(selected(query), counted, entities), query);
    }

    @Override
    public List<Candidate> during(CandidateQuery query, Instant from, Instant to) {
        return Structure.newest(Structure.during(selected(query), from, to), query.limit()).stream()
                .map(entry -> new Candidate(entry.key(), 1, entry.circumstances()))
                .toList();
    }

    @Override
    public List<Candidate> latest(CandidateQuery query) {
        return Structure.newest(selected(query), query.limit()).stream()
                .map(entry -> new Candidate(entry.key(), Structure.seconds(entry), entry.circumstances()))
                .toList();
    }

    @Override
    public List<Candidate> at(CandidateQuery query, Collection<TurnId> turns) {
        return selected(query).stream()
                .filter(entry -> entry.origins().stream().anyMatch(turns::contains))
                .map(entry -> new Candidate(entry.key(), 0, entry.circumstances()))
                .toList();
    }

    @Override
    public Set<String> knownEntities(CandidateQuery query, Collection<String> names) {
        return Structure.known(selected(query), Structure::entities, names);
    }

    @Override
    public Set<String> knownSpeakers(CandidateQuery query, Collection<String> names) {
        return Structure.known(selected(query), IndexEntry::speakerNames, names);
    }

    private List<IndexEntry> selected(CandidateQuery query) {
        return entries(query, query.selection());
    }

    private synchronized List<IndexEntry> entries(CandidateQuery query, Selection selection) {
        if (query.deadline().passed()) {
            throw new KeepsakeException(
                    ErrorCategory.DEADLINE_EXCEEDED, "The deadline passed before the index was searched");
        }
        return entries.values().stream()
                .filter(entry -> query.kinds().contains(kind(entry.key())))
                .filter(entry -> selection.includes(entry.project(), entry.facets()))
                // A fixed order, so that sums of floating-point numbers come out the same to the last bit.
                .sorted(Comparator.comparing(entry -> entry.key().text()))
                .toList();
    }

    private static List<Candidate> best(List<Candidate> candidates, CandidateQuery query) {
        return candidates.stream().sorted(BEST_FIRST).limit(query.limit()).toList();
    }

    private static EntryKind kind(EntryKey key) {
        return switch (key) {
            case EntryKey.OfMemory memory -> EntryKind.MEMORY;
            case EntryKey.OfTurn turn -> EntryKind.TURN;
        };
    }

    private static double cosine(Embedding one, Embedding other) {
        if (!one.embedder().equals(other.embedder())) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "Vectors of " + one.embedder() + " cannot be compared with vectors of " + other.embedder());
        }
        double product = 0;
        for (int i = 0; i < one.vector().length; i++) {
            product += (double) one.vector()[i] * other.vector()[i];
        }
        return product;
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
