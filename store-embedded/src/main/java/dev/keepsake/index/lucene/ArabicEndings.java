package dev.keepsake.index.lucene;

/** Endings of Arabic words that Lucene's light stems leave on and that change with what follows. */
final class ArabicEndings {

    /** Shorter words are roots, and their last letter belongs to them. */
    private static final int ROOT = 3;

    private static final String ALEF_WITH_TANWIN = "\u0627\u064B";
    private static final String TANWIN_ON_ALEF = "\u064B\u0627";
    private static final char TEH = '\u062A';
    private static final char ALEF = '\u0627';

    private ArabicEndings() {}

    /** Without the alef that an indefinite object is written with: a book, read. */
    static String withoutTanwin(String word) {
        return word.endsWith(ALEF_WITH_TANWIN) || word.endsWith(TANWIN_ON_ALEF)
                ? word.substring(0, word.length() - 2)
                : word;
    }

    /**
     * Without the teh that a feminine ending turns into before a possessor (wallet, my wallet), which is also how a verb says
     * I, you and she; and without an alef at the end.
     */
    static String withoutFeminine(String stem) {
        char last = stem.isEmpty() ? ' ' : stem.charAt(stem.length() - 1);
        return stem.length() > ROOT && (last == TEH || last == ALEF) ? stem.substring(0, stem.length() - 1) : stem;
    }
}
