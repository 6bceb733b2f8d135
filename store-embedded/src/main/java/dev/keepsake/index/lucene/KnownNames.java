package dev.keepsake.index.lucene;

import dev.keepsake.index.CandidateQuery;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Which names are those of selected entries: looked up, and then looked for one living entry that is selected. */
final class KnownNames {

    private KnownNames() {}

    static Set<String> find(
            IndexSearcher searcher, CandidateQuery query, Collection<String> names, Function<String, Term> terms)
            throws IOException {
        Set<String> known = new HashSet<>();
        if (names.isEmpty()) {
            return known;
        }
        Weight selected = searcher.createWeight(
                searcher.rewrite(SelectionQueries.selected(query)), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (String name : new HashSet<>(names)) {
            Deadlines.check(query.deadline());
            Term term = terms.apply(name);
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                if (isKnown(term, leaf, selected)) {
                    known.add(name);
                    break;
                }
            }
        }
        return known;
    }

    private static boolean isKnown(Term term, LeafReaderContext leaf, Weight selected) throws IOException {
        Terms inSegment = leaf.reader().terms(term.field());
        if (inSegment == null) {
            return false;
        }
        TermsEnum found = inSegment.iterator();
        if (!found.seekExact(term.bytes())) {
            return false;
        }
        Scorer scorer = selected.scorer(leaf);
        return scorer != null
                && haveCommon(
                        found.postings(null, PostingsEnum.NONE),
                        scorer.iterator(),
                        leaf.reader().getLiveDocs());
    }

    /** Whichever is behind jumps: the cost is that of the shorter one. */
    private static boolean haveCommon(DocIdSetIterator one, DocIdSetIterator other, @Nullable Bits living)
            throws IOException {
        int document = one.nextDoc();
        while (document != DocIdSetIterator.NO_MORE_DOCS) {
            int there = other.docID() < document ? other.advance(document) : other.docID();
            if (there != document) {
                document = there == DocIdSetIterator.NO_MORE_DOCS ? there : one.advance(there);
            } else if (living == null || living.get(document)) {
                return true;
            } else {
                document = one.nextDoc();
            }
        }
        return false;
    }
}
