package dev.keepsake.engine.entity;

/** What the capitals and digits of a word look like. */
enum Shape {
    LOWER,
    CAPITALISED,
    /** Two or more letters, all capitals. */
    UPPER,
    /** A capital behind a small letter: iPhone, YouTube. */
    MIXED,
    /** Begins with a letter and has a digit: PS5, B12. */
    CODED,
    /** One capital letter. */
    INITIAL,
    /** No letter that could be a capital. */
    NONE;

    static Shape of(CharSequence text, int start, int end) {
        int letters = 0;
        int capitals = 0;
        boolean digit = false;
        boolean inner = false;
        boolean small = false;
        for (int i = start; i < end; ) {
            int point = Character.codePointAt(text, i);
            i += Character.charCount(point);
            if (Character.isUpperCase(point) || Character.isTitleCase(point)) {
                capitals++;
                letters++;
                inner |= small;
            } else if (Character.isLowerCase(point)) {
                letters++;
                small = true;
            } else if (Character.isDigit(point)) {
                digit = true;
            }
        }
        if (letters == 0) {
            return NONE;
        }
        if (digit && Character.isLetter(Character.codePointAt(text, start))) {
            return CODED;
        }
        return ofLetters(letters, capitals, inner, Character.isUpperCase(Character.codePointAt(text, start)));
    }

    private static Shape ofLetters(int letters, int capitals, boolean inner, boolean first) {
        if (capitals == 0) {
            return LOWER;
        }
        if (capitals == letters) {
            return letters == 1 ? INITIAL : UPPER;
        }
        if (inner) {
            return MIXED;
        }
        return first ? CAPITALISED : LOWER;
    }

    /** Whether it shows a name wherever in a sentence it stands. */
    boolean isTelling() {
        return this == UPPER || this == MIXED || this == CODED;
    }

    boolean isCapital() {
        return this == CAPITALISED || this == INITIAL || isTelling();
    }
}
