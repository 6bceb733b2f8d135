package dev.keepsake.index.lucene;

import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.Nearest;
import dev.keepsake.index.VectorIndex.Of;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Nearest vectors. A memory search is nearly always inside one owner's entries, and looking at each of those is both
 * quicker than walking a graph and exact; the graph is for selections too large for that. Either way the score is the
 * cosine of the stored vectors themselves.
 */
final class NearestVectors {

    /** As many as a median needs. */
    private static final int LARGE_SAMPLE = 256;

    /** Fewer than a median needs. */
    private static final int SMALL_SAMPLE = 16;

    private static final List<Term> SHARES = List.of(EntryDocument.ONE_IN_1024, EntryDocument.ONE_IN_64);

    private final LuceneIndexOptions options;

    NearestVectors(LuceneIndexOptions options) {
        this.options = options;
    }

    Nearest find(IndexSearcher searcher, CandidateQuery query, float[] question, Of which) throws IOException {
        Query selected = withVector(SelectionQueries.selected(query));
        Optional<List<MatchingEntries>> few =
                MatchingEntries.upTo(options.exactUpTo(), searcher, selected, query.deadline());
        if (few.isPresent()) {
            EntryScores scores = scored(few.get(), query, question, which);
            return new Nearest(scores.best(query.limit(), Double.NEGATIVE_INFINITY), scores.median(), scores.size());
        }
        EntryScores sample = scored(sample(searcher, selected, query), query, question, which);
        ScoreDoc[] proposed = propose(searcher, selected, query, question);
        return new Nearest(ofProposed(proposed, searcher, query, question, which), sample.median(), sample.size());
    }

    /** Costs nothing where every entry has one: Lucene knows that and leaves the condition out. */
    private static Query withVector(Query selected) {
        return new BooleanQuery.Builder()
                .add(selected, Occur.FILTER)
                .add(new FieldExistsQuery(EntryDocument.VECTOR), Occur.FILTER)
                .build();
    }

    private static EntryScores scored(List<MatchingEntries> selected, CandidateQuery query, float[] question, Of which)
            throws IOException {
        EntryScores scores = new EntryScores(selected);
        for (int segment = 0; segment < selected.size(); segment++) {
            Deadlines.check(query.deadline());
            MatchingEntries entries = selected.get(segment);
            Cosines cosines = new Cosines(entries.leaf().reader(), question, which);
            for (int place = 0; place < entries.size(); place++) {
                scores.of(segment)[place] = cosines.of(entries.document(place));
            }
        }
        return scores;
    }

    /**
     * Entries that stand for all selected ones, or these themselves where so few do that they cannot be many. Which they are
     * does not depend on anybody else's.
     */
    private static List<MatchingEntries> sample(IndexSearcher searcher, Query selected, CandidateQuery query)
            throws IOException {
        List<MatchingEntries> sample = List.of();
        for (Term share : SHARES) {
            Query shared = new BooleanQuery.Builder()
                    .add(selected, Occur.FILTER)
                    .add(new TermQuery(share), Occur.FILTER)
                    .build();
            sample = MatchingEntries.all(searcher, shared, query.deadline());
            if (size(sample) >= LARGE_SAMPLE) {
                return sample;
            }
        }
        return size(sample) < SMALL_SAMPLE ? MatchingEntries.all(searcher, selected, query.deadline()) : sample;
    }

    private static int size(List<MatchingEntries> segments) {
        return segments.stream().mapToInt(MatchingEntries::size).sum();
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
            ScoreDoc[] proposed, IndexSearcher searcher, CandidateQuery query, float[] question, Of which)
            throws IOException {
        BestCandidates best = new BestCandidates(query.limit());
        Arrays.sort(proposed, Comparator.comparingInt(found -> found.doc));
        int next = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            if (next == proposed.length || proposed[next].doc >= end) {
                continue;
            }
            Cosines cosines = new Cosines(leaf.reader(), question, which);
            BestCandidates.Offers offers = best.of(leaf.reader());
            for (; next < proposed.length && proposed[next].doc < end; next++) {
                int document = proposed[next].doc - leaf.docBase;
                offers.offer(document, cosines.of(document));
            }
        }
        return best.bestFirst();
    }

    /** The exact cosines of one segment's entries, asked for in ascending order. */
    private static final class Cosines {

        private final float[] question;
        private final Stored own;
        private final @Nullable Stored inContext;

        Cosines(LeafReader segment, float[] question, Of which) throws IOException {
            this.question = question;
            this.own = new Stored(segment.getFloatVectorValues(EntryDocument.VECTOR));
            FloatVectorValues contexts = which == Of.TEXT ? null : segment.getFloatVectorValues(EntryDocument.CONTEXT);
            this.inContext = contexts == null ? null : new Stored(contexts);
        }

        double of(int document) throws IOException {
            Stored stored = inContext != null && inContext.has(document) ? inContext : own;
            if (!stored.has(document)) {
                throw new IllegalStateException(
                        "Only entries with a vector are selected; document " + document + " has none");
            }
            double dot = VectorUtil.dotProduct(question, stored.vector());
            return Math.clamp(dot, -1, 1);
        }
    }

    /** The vectors of one field, where entries have one. */
    private static final class Stored {

        private final FloatVectorValues vectors;
        private final KnnVectorValues.DocIndexIterator places;

        Stored(FloatVectorValues vectors) {
            this.vectors = vectors;
            this.places = vectors.iterator();
        }

        boolean has(int document) throws IOException {
            return document <= places.docID() ? places.docID() == document : places.advance(document) == document;
        }

        float[] vector() throws IOException {
            return vectors.vectorValue(places.index());
        }
    }
}
