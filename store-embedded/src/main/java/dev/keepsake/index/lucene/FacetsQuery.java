package dev.keepsake.index.lucene;

import dev.keepsake.filter.Filter;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/**
 * What a filter says, asked of the filter itself: entries that the other clauses let through are read back and handed to
 * {@link Filter#matches}, so that a condition has one meaning whatever engine it runs on.
 */
final class FacetsQuery extends Query {

    /** In comparisons of Lucene's own unit, a simple operation; reading facets back takes about a microsecond. */
    private static final float COST = 1_000;

    private final Filter filter;

    FacetsQuery(Filter filter) {
        this.filter = filter;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                TwoPhaseIterator confirmed = confirmed(leaf);
                return new DefaultScorerSupplier(new ConstantScoreScorer(score(), scoreMode, confirmed));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    private TwoPhaseIterator confirmed(LeafReaderContext leaf) throws IOException {
        BinaryDocValues facets = DocValues.getBinary(leaf.reader(), EntryDocument.FACETS);
        DocIdSetIterator every = DocIdSetIterator.all(leaf.reader().maxDoc());
        return new TwoPhaseIterator(every) {
            @Override
            public boolean matches() throws IOException {
                return facets.advanceExact(every.docID()) && filter.matches(FacetsCodec.decode(facets.binaryValue()));
            }

            @Override
            public float matchCost() {
                return COST;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "facets";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FacetsQuery that && filter.equals(that.filter);
    }

    @Override
    public int hashCode() {
        return filter.hashCode();
    }
}
