package dev.keepsake.index.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/** Which entries of one segment's population have one word, and how often. */
final class WordOccurrences {

    private int[] places = new int[8];
    private float[] frequencies = new float[8];
    private int size;

    static WordOccurrences of(QuestionWord word, MatchingEntries entries) throws IOException {
        WordOccurrences occurrences = new WordOccurrences();
        for (Map.Entry<Language, List<Form>> forms : word.forms().entrySet()) {
            Terms terms = entries.leaf().reader().terms(forms.getKey().field());
            if (terms != null) {
                occurrences.append(ofAny(forms.getValue(), terms.iterator(), entries));
            }
        }
        return occurrences;
    }

    static WordOccurrences of(Term term, MatchingEntries entries) throws IOException {
        Terms terms = entries.leaf().reader().terms(term.field());
        return terms == null
                ? new WordOccurrences()
                : ofAny(List.of(new Form(term.text(), 1)), terms.iterator(), entries);
    }

    /** How many entries have the word. */
    int size() {
        return size;
    }

    /** The place among the entries of the one with this number. */
    int place(int number) {
        return places[number];
    }

    /** How often the entry with this number has the word, an occurrence in a lesser form counting less. */
    float frequency(int number) {
        return frequencies[number];
    }

    private static WordOccurrences ofAny(List<Form> forms, TermsEnum terms, MatchingEntries entries)
            throws IOException {
        WordOccurrences any = new WordOccurrences();
        for (Form form : forms) {
            if (terms.seekExact(new BytesRef(form.term()))) {
                WordOccurrences one = new WordOccurrences();
                one.addCommon(terms.postings(null, PostingsEnum.FREQS), form.weight(), entries);
                any = any.size == 0 ? one : any.or(one);
            }
        }
        return any;
    }

    /** Both sides are ascending, and whichever is behind jumps: the cost is that of the shorter one. */
    private void addCommon(PostingsEnum postings, float weight, MatchingEntries entries) throws IOException {
        int place = 0;
        int document = postings.nextDoc();
        while (place < entries.size() && document != DocIdSetIterator.NO_MORE_DOCS) {
            if (entries.document(place) == document) {
                add(place++, weight * postings.freq());
                document = postings.nextDoc();
            } else if (entries.document(place) < document) {
                place = entries.placeAtLeast(document, place + 1);
            } else {
                document = postings.advance(entries.document(place));
            }
        }
    }

    /** Entries that have one form or the other; where both are, the one that counts more, because they may be one word. */
    private WordOccurrences or(WordOccurrences other) {
        WordOccurrences either = new WordOccurrences();
        int mine = 0;
        int theirs = 0;
        while (mine < size || theirs < other.size) {
            int here = mine < size ? places[mine] : Integer.MAX_VALUE;
            int there = theirs < other.size ? other.places[theirs] : Integer.MAX_VALUE;
            float frequency =
                    Math.max(here <= there ? frequencies[mine] : 0, there <= here ? other.frequencies[theirs] : 0);
            either.add(Math.min(here, there), frequency);
            mine += here <= there ? 1 : 0;
            theirs += there <= here ? 1 : 0;
        }
        return either;
    }

    /** Entries of another language, which are others. */
    private void append(WordOccurrences others) {
        for (int i = 0; i < others.size; i++) {
            add(others.places[i], others.frequencies[i]);
        }
    }

    private void add(int place, float frequency) {
        places = ArrayUtil.grow(places, size + 1);
        frequencies = ArrayUtil.grow(frequencies, size + 1);
        places[size] = place;
        frequencies[size++] = frequency;
    }
}
