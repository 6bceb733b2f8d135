package dev.keepsake.index.lucene;

import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;

/**
 * Entries by the entities they name. As with words, an entity counts by how few of the population's entries name it, and
 * nothing outside of the population goes into a score.
 */
final class MentionMatches {

    private MentionMatches() {}

    static List<Candidate> find(IndexSearcher searcher, CandidateQuery query, Collection<String> entities)
            throws IOException {
        if (entities.isEmpty()) {
            return List.of();
        }
        EntryScores scores =
                new EntryScores(MatchingEntries.all(searcher, SelectionQueries.population(query), query.deadline()));
        // In the order of the names and not of the question: a sum of doubles depends on its order.
        for (String entity : new TreeSet<>(entities)) {
            Deadlines.check(query.deadline());
            add(EntryDocument.entity(entity), scores);
        }
        List<MatchingEntries> selected =
                MatchingEntries.all(searcher, SelectionQueries.selected(query), query.deadline());
        return scores.within(selected).best(query.limit(), 0);
    }

    private static void add(Term entity, EntryScores scores) throws IOException {
        List<WordOccurrences> occurrences = new ArrayList<>();
        long naming = 0;
        for (MatchingEntries entries : scores.entries()) {
            WordOccurrences found = WordOccurrences.of(entity, entries);
            naming += found.size();
            occurrences.add(found);
        }
        double inverseFrequency = Math.log(1 + (scores.size() - naming + 0.5) / (naming + 0.5));
        for (int segment = 0; segment < occurrences.size(); segment++) {
            WordOccurrences found = occurrences.get(segment);
            for (int i = 0; i < found.size(); i++) {
                scores.of(segment)[found.place(i)] += inverseFrequency;
            }
        }
    }
}
