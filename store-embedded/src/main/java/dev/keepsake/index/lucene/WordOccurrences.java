package dev.keepsake.index.lucene;

import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.ArrayUtil;

/** Which entries of one segment's population have one word, and how often. */
final class WordOccurrences {

    private int[] places = new int[8];
    private int[] frequencies = new int[8];
    private int size;

    static WordOccurrences of(QuestionWord word, MatchingEntries entries) throws IOException {
        WordOccurrences occurrences = new WordOccurrences();
        for (var form : word.forms().entrySet()) {
            occurrences.add(new Term(form.getKey().field(), form.getValue()), entries);
        }
        return occurrences;
    }

    static WordOccurrences of(Term term, MatchingEntries entries) throws IOException {
        WordOccurrences occurrences = new WordOccurrences();
        occurrences.add(term, entries);
        return occurrences;
    }

    /** How many entries have the word. */
    int size() {
        return size;
    }

    /** The place among the entries of the one with this number. */
    int place(int number) {
        return places[number];
    }

    /** How often the entry with this number has the word. */
    int frequency(int number) {
        return frequencies[number];
    }

    private void add(Term term, MatchingEntries entries) throws IOException {
        Terms terms = entries.leaf().reader().terms(term.field());
        if (terms == null) {
            return;
        }
        TermsEnum found = terms.iterator();
        if (found.seekExact(term.bytes())) {
            addCommon(found.postings(null, PostingsEnum.FREQS), entries);
        }
    }

    /** Both sides are ascending, and whichever is behind jumps: the cost is that of the shorter one. */
    private void addCommon(PostingsEnum postings, MatchingEntries entries) throws IOException {
        int place = 0;
        int document = postings.nextDoc();
        while (place < entries.size() && document != DocIdSetIterator.NO_MORE_DOCS) {
            if (entries.document(place) == document) {
                add(place++, postings.freq());
                document = postings.nextDoc();
            } else if (entries.document(place) < document) {
                place = entries.placeAtLeast(document, place + 1);
            } else {
                document = postings.advance(entries.document(place));
            }
        }
    }

    private void add(int place, int frequency) {
        places = ArrayUtil.grow(places, size + 1);
        frequencies = ArrayUtil.grow(frequencies, size + 1);
        places[size] = place;
        frequencies[size++] = frequency;
    }
}
