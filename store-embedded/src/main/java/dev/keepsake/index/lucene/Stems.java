package dev.keepsake.index.lucene;

import java.util.List;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.tartarus.snowball.SnowballStemmer;

/**
 * The stems of a word without accents: that of the word as it is written, whose accents tell endings apart, and that of the
 * word without its accents, because people leave them out in typing. For one stream of words at a time.
 */
final class Stems {

    private final SnowballStemmer stemmer;

    Stems(SnowballStemmer stemmer) {
        this.stemmer = stemmer;
    }

    /** The stems of a word in lower case, the one of the word as it is written first; at least one. */
    List<String> of(String word) {
        String plain = unaccented(word);
        String stem = stem(plain);
        if (plain.equals(word)) {
            return List.of(stem);
        }
        String accented = unaccented(stem(word));
        return accented.equals(stem) ? List.of(stem) : List.of(accented, stem);
    }

    /** The word with every letter that has a relative in ASCII replaced by that. */
    static String unaccented(String word) {
        if (word.chars().allMatch(letter -> letter < 0x80)) {
            return word;
        }
        char[] folded = new char[4 * word.length()];
        int length = ASCIIFoldingFilter.foldToASCII(word.toCharArray(), 0, folded, 0, word.length());
        return new String(folded, 0, length);
    }

    private String stem(String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
