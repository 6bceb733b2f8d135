package dev.keepsake.bench.load;

import java.util.SplittableRandom;
import java.util.StringJoiner;

/**
 * Sentences of made-up words, of which some are common and most are rare, as in any language. The sentence of a number is
 * always the same, so that a question about it can be asked without keeping it.
 */
public final class Sentences {

    private static final int VOCABULARY = 20_000;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 20;
    private static final int QUESTION_WORDS = 5;
    private static final String[] SYLLABLES = {
        "ka", "lo", "mi", "ter", "san", "ve", "ru", "pel", "dor", "ni", "gar", "tu", "shel", "bo", "rin", "ze"
    };

    private Sentences() {}

    public static String sentence(long number) {
        SplittableRandom random = new SplittableRandom(number);
        StringJoiner words = new StringJoiner(" ");
        for (int i = random.nextInt(SHORTEST, LONGEST); i > 0; i--) {
            words.add(word(random));
        }
        return words.toString();
    }

    /** Some words of that sentence, with some that are not in it. */
    public static String question(long number) {
        SplittableRandom random = new SplittableRandom(number ^ 0x5DEECE66DL);
        String[] said = sentence(number).split(" ");
        StringJoiner words = new StringJoiner(" ");
        for (int i = 0; i < QUESTION_WORDS; i++) {
            words.add(i % 2 == 0 ? said[random.nextInt(said.length)] : word(random));
        }
        return words.toString();
    }

    /** The chance of a word falls with its rank, roughly as one over it. */
    private static String word(SplittableRandom random) {
        int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
        StringBuilder word = new StringBuilder();
        for (int rest = rank; rest > 0; rest /= SYLLABLES.length) {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        return word.toString();
    }
}
