package dev.keepsake.index.lucene;

import dev.keepsake.index.Candidate;
import dev.keepsake.index.EntryKey;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;

/** The best so many of what is offered, ties by key text. Not safe for use by several threads. */
final class BestCandidates {

    private static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::key);

    private final int limit;
    private final PriorityQueue<Scored> worstFirst = new PriorityQueue<>(BEST_FIRST.reversed());

    BestCandidates(int limit) {
        this.limit = limit;
    }

    /** Where the entries of one segment are offered. */
    Offers of(LeafReader segment) throws IOException {
        return new Offers(DocValues.getBinary(segment, EntryDocument.KEY));
    }

    List<Candidate> bestFirst() {
        return worstFirst.stream()
                .sorted(BEST_FIRST)
                .map(scored -> new Candidate(EntryKey.parse(scored.key), scored.score))
                .toList();
    }

    private record Scored(String key, double score) {}

    /** Entries of one segment; to be offered in any order. */
    final class Offers {

        private final BinaryDocValues keys;

        private Offers(BinaryDocValues keys) {
            this.keys = keys;
        }

        /** The key is read only when the score could be among the best. */
        void offer(int document, double score) throws IOException {
            boolean full = worstFirst.size() == limit;
            if (full && score < worstFirst.element().score) {
                return;
            }
            if (!keys.advanceExact(document)) {
                throw new IllegalStateException(
                        "Every entry of the index has a key; document " + document + " has none");
            }
            worstFirst.add(new Scored(keys.binaryValue().utf8ToString(), score));
            if (full) {
                worstFirst.remove();
            }
        }
    }
}
