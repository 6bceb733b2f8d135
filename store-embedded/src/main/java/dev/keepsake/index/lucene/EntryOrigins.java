package dev.keepsake.index.lucene;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** Entries by the turns they came from. */
final class EntryOrigins {

    /** How many entries can be looked at in the time in which one term is looked up in one segment. */
    private static final int ENTRIES_PER_LOOKUP = 8;

    private EntryOrigins() {}

    static List<Candidate> find(IndexSearcher searcher, CandidateQuery query, Collection<TurnId> turns)
            throws IOException {
        if (turns.isEmpty()) {
            return List.of();
        }
        long lookups = (long) turns.size() * searcher.getIndexReader().leaves().size();
        Query selected = SelectionQueries.selected(query);
        Optional<List<MatchingEntries>> few = MatchingEntries.upTo(
                (int) Math.min(Integer.MAX_VALUE, ENTRIES_PER_LOOKUP * lookups), searcher, selected, query.deadline());
        if (few.isPresent()) {
            return among(few.get(), new HashSet<>(turns));
        }
        List<BytesRef> terms = turns.stream().map(CircumstancesCodec::term).toList();
        Query there = new BooleanQuery.Builder()
                .add(selected, Occur.FILTER)
                .add(new TermInSetQuery(EntryDocument.ORIGIN, terms), Occur.FILTER)
                .build();
        return among(MatchingEntries.all(searcher, there, query.deadline()), new HashSet<>(turns));
    }

    private static List<Candidate> among(List<MatchingEntries> selected, Set<TurnId> turns) throws IOException {
        List<Candidate> found = new ArrayList<>();
        for (MatchingEntries entries : selected) {
            StoredEntries stored = StoredEntries.of(entries.leaf().reader());
            for (int place = 0; place < entries.size(); place++) {
                int document = entries.document(place);
                if (stored.cameFrom(document, turns)) {
                    found.add(stored.candidate(document, 0));
                }
            }
        }
        return found;
    }
}
