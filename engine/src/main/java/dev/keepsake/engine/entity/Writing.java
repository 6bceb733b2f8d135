package dev.keepsake.engine.entity;

/** How a word is written, as far as it matters to finding names. */
enum Writing {
    /** Letters that come large and small: Latin, Cyrillic, Greek, Armenian. */
    CASED,
    HAN,
    HIRAGANA,
    KATAKANA,
    HANGUL,
    /** Other scripts with spaces between words: Arabic, Hebrew, Devanagari and more. */
    SPACED,
    /** Scripts of South East Asia, without spaces between words. */
    UNSPACED,
    /** Digits alone. */
    NUMBER;

    static Writing of(int point) {
        if (point < 0x250) {
            return Character.isDigit(point) ? NUMBER : CASED;
        }
        return switch (Character.UnicodeScript.of(point)) {
            case LATIN, CYRILLIC, GREEK, ARMENIAN -> CASED;
            case HAN -> HAN;
            case HIRAGANA -> HIRAGANA;
            case KATAKANA -> KATAKANA;
            case HANGUL -> HANGUL;
            case THAI, LAO, KHMER, MYANMAR -> UNSPACED;
            case COMMON, INHERITED -> point == 0x30FC ? KATAKANA : Character.isDigit(point) ? NUMBER : SPACED;
            default -> Character.isDigit(point) ? NUMBER : SPACED;
        };
    }

    boolean hasSpacesBetweenWords() {
        return this == CASED || this == SPACED || this == HANGUL || this == NUMBER;
    }
}
