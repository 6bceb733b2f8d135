package dev.keepsake.index.lucene;

import dev.keepsake.time.Deadline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;

/**
 * The living entries over which words are counted, with their lengths. Nothing outside of it and nothing of how entries are
 * spread over segments goes into a number made here, so that a score is the same to the last bit whoever else is stored.
 *
 * @param segments its parts
 * @param entries how many have at least one word that counts
 * @param words how many words they have together
 * @param languages the languages they are in
 */
record Population(List<Segment> segments, long entries, long words, Set<Language> languages) {

    private static final String ANY_FIELD = "words";

    /** One segment's part. */
    static final class Segment {

        private final MatchingEntries entries;
        private final byte[] norms;

        private Segment(MatchingEntries entries, byte[] norms) {
            this.entries = entries;
            this.norms = norms;
        }

        /** Which entries. */
        MatchingEntries entries() {
            return entries;
        }

        /** The number of words of the entry in this place, as Lucene encodes it; 0 for none. */
        byte norm(int place) {
            return norms[place];
        }
    }

    static Population of(List<MatchingEntries> matching, Deadline deadline) throws IOException {
        List<Segment> segments = new ArrayList<>();
        Set<Language> languages = EnumSet.noneOf(Language.class);
        long entries = 0;
        long words = 0;
        for (MatchingEntries part : matching) {
            byte[] norms = new byte[part.size()];
            for (Language language : Language.values()) {
                Deadlines.check(deadline);
                if (readNorms(part, language, norms)) {
                    languages.add(language);
                }
            }
            for (byte norm : norms) {
                entries += norm == 0 ? 0 : 1;
                words += SmallFloat.byte4ToInt(norm);
            }
            segments.add(new Segment(part, norms));
        }
        return new Population(segments, entries, words, languages);
    }

    /** The numbers that BM25 needs of all entries. */
    CollectionStatistics statistics() {
        return new CollectionStatistics(ANY_FIELD, entries, entries, words, entries);
    }

    /** The numbers that BM25 needs of a word that {@code frequency} entries have; how often in each does not matter. */
    TermStatistics statistics(long frequency) {
        return new TermStatistics(new BytesRef(ANY_FIELD), frequency, frequency);
    }

    private static boolean readNorms(MatchingEntries part, Language language, byte[] norms) throws IOException {
        NumericDocValues lengths = part.leaf().reader().getNormValues(language.field());
        if (lengths == null) {
            return false;
        }
        boolean any = false;
        for (int place = 0; place < part.size(); place++) {
            if (lengths.advanceExact(part.document(place))) {
                norms[place] = (byte) lengths.longValue();
                any |= norms[place] != 0;
            }
        }
        return any;
    }
}
