package dev.keepsake.engine.entity;

/**
 * A word of a text.
 *
 * @param start its first character
 * @param end one past its last
 * @param nameEnd one past the last character that could belong to a name: before a possessive or other ending behind an
 *     apostrophe, else {@code end}
 * @param lower its small letters, with straight apostrophes
 * @param stem the small letters of the part that could be a name
 * @param writing how it is written
 * @param shape its capitals and digits
 * @param gap what stands before it
 */
record Word(int start, int end, int nameEnd, String lower, String stem, Writing writing, Shape shape, Gap gap) {

    /** Whether a capital letter says nothing here. */
    boolean opens() {
        return gap == Gap.SENTENCE;
    }

    boolean hasEnding() {
        return nameEnd < end;
    }
}
