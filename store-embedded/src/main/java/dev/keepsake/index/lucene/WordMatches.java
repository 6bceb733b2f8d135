package dev.keepsake.index.lucene;

import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
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
        Population population = Population.of(
                MatchingEntries.all(searcher, SelectionQueries.population(query), query.deadline()), query.deadline());
        List<QuestionWord> words =
                QuestionWord.of(question, LanguageDetector.ofQuestion(question), population.languages());
        if (words.isEmpty()) {
            return List.of();
        }
        double[][] scores = scores(population, words, query);
        return best(searcher, query, population, scores);
    }

    private double[][] scores(Population population, List<QuestionWord> words, CandidateQuery query)
            throws IOException {
        List<Population.Segment> segments = population.segments();
        double[][] scores = new double[segments.size()][];
        for (int segment = 0; segment < scores.length; segment++) {
            scores[segment] = new double[segments.get(segment).entries().size()];
        }
        for (QuestionWord word : words) {
            Deadlines.check(query.deadline());
            add(word, population, scores);
        }
        return scores;
    }

    private void add(QuestionWord word, Population population, double[][] scores) throws IOException {
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
        for (int segment = 0; segment < scores.length; segment++) {
            Population.Segment entries = segments.get(segment);
            WordOccurrences found = occurrences.get(segment);
            for (int i = 0; i < found.size(); i++) {
                int place = found.place(i);
                scores[segment][place] += scorer.score(found.frequency(i), entries.norm(place));
            }
        }
    }

    private static List<Candidate> best(
            IndexSearcher searcher, CandidateQuery query, Population population, double[][] scores) throws IOException {
        Map<LeafReaderContext, MatchingEntries> selected = new HashMap<>();
        for (MatchingEntries entries :
                MatchingEntries.all(searcher, SelectionQueries.selected(query), query.deadline())) {
            selected.put(entries.leaf(), entries);
        }
        BestCandidates best = new BestCandidates(query.limit());
        for (int segment = 0; segment < scores.length; segment++) {
            MatchingEntries all = population.segments().get(segment).entries();
            MatchingEntries eligible = selected.get(all.leaf());
            if (eligible != null) {
                offer(best.of(all.leaf().reader()), all, eligible, scores[segment]);
            }
        }
        return best.bestFirst();
    }

    /** Everything eligible is in the population, so one pass over both meets each. */
    private static void offer(
            BestCandidates.Offers offers, MatchingEntries all, MatchingEntries eligible, double[] scores)
            throws IOException {
        int place = 0;
        for (int i = 0; i < eligible.size(); i++) {
            int document = eligible.document(i);
            while (all.document(place) < document) {
                place++;
            }
            if (scores[place] > 0) {
                offers.offer(document, scores[place]);
            }
        }
    }
}
