package dev.keepsake.index.lucene;

import dev.keepsake.index.Candidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final List<LeafReader> segments = new ArrayList<>();

    BestCandidates(int limit) {
        this.limit = limit;
    }

    /** Where the entries of one segment are offered. */
    Offers of(LeafReader segment) throws IOException {
        segments.add(segment);
        return new Offers(segments.size() - 1, DocValues.getBinary(segment, EntryDocument.KEY));
    }

    /** Only now are circumstances read, those of the best alone; in the order in which they are stored. */
    List<Candidate> bestFirst() throws IOException {
        List<Scored> ranked = worstFirst.stream().sorted(BEST_FIRST).toList();
        Integer[] stored = new Integer[ranked.size()];
        Arrays.setAll(stored, rank -> rank);
        Arrays.sort(stored, Comparator.comparing(ranked::get, Scored.AS_STORED));
        Candidate[] candidates = new Candidate[stored.length];
        int segment = -1;
        StoredEntries entries = null;
        for (int rank : stored) {
            Scored scored = ranked.get(rank);
            if (entries == null || scored.segment != segment) {
                segment = scored.segment;
                entries = StoredEntries.of(segments.get(segment));
            }
            candidates[rank] = entries.candidate(scored.document, scored.score);
        }
        return List.of(candidates);
    }

    private record Scored(String key, double score, int segment, int document) {
        static final Comparator<Scored> AS_STORED =
                Comparator.comparingInt(Scored::segment).thenComparingInt(Scored::document);
    }

    /** Entries of one segment; to be offered in ascending order. */
    final class Offers {

        private final int segment;
        private final BinaryDocValues keys;

        private Offers(int segment, BinaryDocValues keys) {
            this.segment = segment;
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
            worstFirst.add(new Scored(keys.binaryValue().utf8ToString(), score, segment, document));
            if (full) {
                worstFirst.remove();
            }
        }
    }
}
