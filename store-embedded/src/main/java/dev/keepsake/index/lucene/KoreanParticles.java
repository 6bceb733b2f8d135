package dev.keepsake.index.lucene;

import java.util.List;

/**
 * Korean nouns of one syllable, which particles hide: pairs of syllables find every longer noun whatever follows it, but a
 * boat, a car and a room are one syllable and make a different pair with each particle.
 */
final class KoreanParticles {

    private static final List<String> PARTICLES = List.of(
            "은", "는", "이", "가", "을", "를", "에", "의", "도", "만", "로", "와", "과", "랑", "에서", "에게", "한테", "으로", "까지", "부터",
            "이랑", "하고", "보다", "처럼");

    private KoreanParticles() {}

    /** The word, and beside it the syllable it consists of when a particle is taken off, if it is a single one. */
    static List<String> forms(String word) {
        return word.length() == 1 || PARTICLES.contains(word.substring(1))
                ? List.of(word, word.substring(0, 1))
                : List.of(word);
    }
}
