package dev.keepsake.index.lucene;

import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity.SimScorer;

/**
 * BM25 inside a scope. Lucene's own search takes its statistics from the whole index and adds up scores in an order that
 * depends on it; here words are counted over the {@link Population} and added in the order of the question. The formula is
 * Lucene's.
 */
final class WordMatches {

    /** The parameters usual in retrieval research; Lucene's 1.2 and 0.75 make more of length than short turns deserve. */
    private final BM25Similarity formula = new BM25Similarity(0.9f, 0.4f);

    List<Candidate> find(IndexSearcher searcher, CandidateQuery query, String question) throws IOException {
        EntryScores scores =
                new EntryScores(MatchingEntries.all(searcher, SelectionQueries.population(query), query.deadline()));
        Population population = Population.of(scores.entries(), query.deadline());
        List<QuestionWord> words =
                QuestionWord.of(question, LanguageDetector.ofQuestion(question), population.languages());
        if (words.isEmpty()) {
            return List.of();
        }
        for (QuestionWord word : words) {
            Deadlines.check(query.deadline());
            add(word, population, scores);
        }
        List<MatchingEntries> selected =
                MatchingEntries.all(searcher, SelectionQueries.selected(query), query.deadline());
        return scores.within(selected).best(query.limit(), 0);
    }

    private void add(QuestionWord word, Population population, EntryScores scores) throws IOException {
        List<Population.Segment> segments = population.segments();
        List<WordOccurrences> occurrences = new ArrayList<>(segments.size());
        long frequency = 0;
        for (Population.Segment segment : segments) {
            WordOccurrences found = WordOccurrences.of(word, segment.entries());
            frequency += found.size();
            occurrences.add(found);
        }
        if (frequency == 0) {
            return;
        }
        SimScorer scorer = formula.scorer(1, population.statistics(), population.statistics(frequency));
        for (int segment = 0; segment < segments.size(); segment++) {
            Population.Segment entries = segments.get(segment);
            WordOccurrences found = occurrences.get(segment);
            for (int i = 0; i < found.size(); i++) {
                int place = found.place(i);
                scores.of(segment)[place] += scorer.score(found.frequency(i), entries.norm(place));
            }
        }
    }
}
