package dev.keepsake.index.lucene;

import java.text.Normalizer;

/**
 * One spelling for characters that differ only in how they are encoded: accents in one piece or two, full-width and
 * half-width forms, ligatures, the presentation forms of Arabic. Applied to texts and questions alike.
 */
final class Spelling {

    private Spelling() {}

    /** The text in Unicode's form NFKC. */
    static String of(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
