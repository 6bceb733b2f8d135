package dev.keepsake.index.lucene;

import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.VectorUtil;

/**
 * Nearest vectors. A memory search is nearly always inside one owner's entries, and looking at each of those is both
 * quicker than walking a graph and exact; the graph is for selections too large for that. Either way the score is the
 * cosine of the stored vectors themselves.
 */
final class NearestVectors {

    private final LuceneIndexOptions options;

    NearestVectors(LuceneIndexOptions options) {
        this.options = options;
    }

    List<Candidate> find(IndexSearcher searcher, CandidateQuery query, float[] question) throws IOException {
        Query selected = SelectionQueries.selected(query);
        Optional<List<MatchingEntries>> few =
                MatchingEntries.upTo(options.exactUpTo(), searcher, selected, query.deadline());
        return few.isPresent()
                ? ofAll(few.get(), query, question)
                : ofProposed(propose(searcher, selected, query, question), searcher, query, question);
    }

    private static List<Candidate> ofAll(List<MatchingEntries> selected, CandidateQuery query, float[] question)
            throws IOException {
        BestCandidates best = new BestCandidates(query.limit());
        for (MatchingEntries entries : selected) {
            Deadlines.check(query.deadline());
            Cosines cosines = new Cosines(entries.leaf().reader(), question, best);
            for (int i = 0; i < entries.size(); i++) {
                cosines.offer(entries.document(i));
            }
        }
        return best.bestFirst();
    }

    private ScoreDoc[] propose(IndexSearcher searcher, Query selected, CandidateQuery query, float[] question)
            throws IOException {
        int proposals = Math.max(options.proposalsAtLeast(), query.limit() * options.proposalsPerCandidate());
        Query walk = new KnnFloatVectorQuery(EntryDocument.VECTOR, question, proposals, selected);
        ScoreDoc[] proposed = searcher.search(walk, proposals).scoreDocs;
        Deadlines.check(query.deadline());
        return proposed;
    }

    private static List<Candidate> ofProposed(
            ScoreDoc[] proposed, IndexSearcher searcher, CandidateQuery query, float[] question) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        BestCandidates best = new BestCandidates(query.limit());
        Cosines[] cosines = new Cosines[leaves.size()];
        for (int leaf = 0; leaf < cosines.length; leaf++) {
            cosines[leaf] = new Cosines(leaves.get(leaf).reader(), question, best);
        }
        Arrays.sort(proposed, Comparator.comparingInt(found -> found.doc));
        for (ScoreDoc found : proposed) {
            int leaf = ReaderUtil.subIndex(found.doc, leaves);
            cosines[leaf].offer(found.doc - leaves.get(leaf).docBase);
        }
        return best.bestFirst();
    }

    /** The exact cosines of one segment's entries, asked for in ascending order. */
    private static final class Cosines {

        private final float[] question;
        private final BestCandidates.Offers offers;
        private final FloatVectorValues vectors;
        private final KnnVectorValues.DocIndexIterator places;

        Cosines(LeafReader segment, float[] question, BestCandidates best) throws IOException {
            this.question = question;
            this.offers = best.of(segment);
            this.vectors = segment.getFloatVectorValues(EntryDocument.VECTOR);
            this.places = vectors.iterator();
        }

        void offer(int document) throws IOException {
            if (places.advance(document) != document) {
                throw new IllegalStateException("Every entry has a vector; document " + document + " has none");
            }
            double dot = VectorUtil.dotProduct(question, vectors.vectorValue(places.index()));
            offers.offer(document, Math.clamp(dot, -1, 1));
        }
    }
}
