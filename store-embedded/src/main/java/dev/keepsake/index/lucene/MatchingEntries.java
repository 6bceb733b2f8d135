package dev.keepsake.index.lucene;

import dev.keepsake.time.Deadline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;

/** The living entries of one segment that a query matches, by their numbers in it, ascending. */
final class MatchingEntries {

    private static final int DEADLINE_EVERY = 1024;
    private static final int FIRST_CAPACITY = 64;

    private final LeafReaderContext leaf;
    private final int[] documents;
    private final int size;

    private MatchingEntries(LeafReaderContext leaf, int[] documents, int size) {
        this.leaf = leaf;
        this.documents = documents;
        this.size = size;
    }

    /** All of them, segment by segment; segments without one are left out. */
    static List<MatchingEntries> all(IndexSearcher searcher, Query query, Deadline deadline) throws IOException {
        return upTo(Integer.MAX_VALUE, searcher, query, deadline).orElseThrow();
    }

    /** All of them, or empty when they are more than {@code limit}. */
    static Optional<List<MatchingEntries>> upTo(int limit, IndexSearcher searcher, Query query, Deadline deadline)
            throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        List<MatchingEntries> found = new ArrayList<>();
        int left = limit;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            MatchingEntries entries = collect(leaf, scorer.iterator(), left, deadline);
            if (entries.size > left) {
                return Optional.empty();
            }
            left -= entries.size;
            if (entries.size > 0) {
                found.add(entries);
            }
        }
        return Optional.of(found);
    }

    /** The segment. */
    LeafReaderContext leaf() {
        return leaf;
    }

    /** How many they are. */
    int size() {
        return size;
    }

    /** The number of the entry in this place, from 0 to {@link #size()} - 1. */
    int document(int place) {
        return documents[place];
    }

    /** The first place from {@code from} on whose entry's number is at least {@code document}; found in growing jumps. */
    int placeAtLeast(int document, int from) {
        int step = 1;
        int end = from;
        while (end < size && documents[end] < document) {
            from = end + 1;
            end += step;
            step *= 2;
        }
        int found = Arrays.binarySearch(documents, from, Math.min(end, size), document);
        return found >= 0 ? found : -found - 1;
    }

    private static MatchingEntries collect(
            LeafReaderContext leaf, DocIdSetIterator matches, int limit, Deadline deadline) throws IOException {
        Bits living = leaf.reader().getLiveDocs();
        int[] documents = new int[FIRST_CAPACITY];
        int size = 0;
        for (int doc = matches.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = matches.nextDoc()) {
            if (living != null && !living.get(doc)) {
                continue;
            }
            if (size % DEADLINE_EVERY == 0) {
                Deadlines.check(deadline);
            }
            documents = ArrayUtil.grow(documents, size + 1);
            documents[size++] = doc;
            if (size > limit) {
                break;
            }
        }
        return new MatchingEntries(leaf, documents, size);
    }
}
