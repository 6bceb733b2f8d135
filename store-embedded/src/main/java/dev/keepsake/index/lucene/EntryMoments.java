package dev.keepsake.index.lucene;

import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.NumericUtils;

/** When entries were said, and of which times they speak. */
final class EntryMoments {

    private EntryMoments() {}

    /** A moment in seconds since 1970, as exactly as the number allows; later moments never have a smaller one. */
    static double seconds(Instant moment) {
        return moment.getEpochSecond() + moment.getNano() / 1e9;
    }

    static List<Candidate> latest(IndexSearcher searcher, CandidateQuery query) throws IOException {
        return saidAt(searcher, query).best(query.limit(), Double.NEGATIVE_INFINITY);
    }

    static List<Candidate> during(IndexSearcher searcher, CandidateQuery query, Instant from, Instant to)
            throws IOException {
        EntryScores scores = saidAt(searcher, query);
        for (int segment = 0; segment < scores.entries().size(); segment++) {
            Deadlines.check(query.deadline());
            MatchingEntries entries = scores.entries().get(segment);
            StoredEntries stored = StoredEntries.of(entries.leaf().reader());
            for (int place = 0; place < entries.size(); place++) {
                if (!stored.isOf(entries.document(place), from, to)) {
                    scores.of(segment)[place] = Double.NEGATIVE_INFINITY;
                }
            }
        }
        return scores.best(query.limit(), Double.NEGATIVE_INFINITY).stream()
                .map(newest -> new Candidate(newest.key(), 1, newest.circumstances()))
                .toList();
    }

    private static EntryScores saidAt(IndexSearcher searcher, CandidateQuery query) throws IOException {
        EntryScores scores =
                new EntryScores(MatchingEntries.all(searcher, SelectionQueries.selected(query), query.deadline()));
        for (int segment = 0; segment < scores.entries().size(); segment++) {
            Deadlines.check(query.deadline());
            MatchingEntries entries = scores.entries().get(segment);
            NumericDocValues moments = DocValues.getNumeric(entries.leaf().reader(), EntryDocument.SAID_AT);
            for (int place = 0; place < entries.size(); place++) {
                if (!moments.advanceExact(entries.document(place))) {
                    throw new IllegalStateException("Every entry was said at some time; one has none");
                }
                scores.of(segment)[place] = NumericUtils.sortableLongToDouble(moments.longValue());
            }
        }
        return scores;
    }
}
