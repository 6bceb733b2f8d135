package dev.keepsake.engine.screen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether texts affirm or deny. */
final class Polarity {

    private static final Set<String> WORDS = Lines.patterns("negations.txt", "word").stream()
            .flatMap(line -> Arrays.stream(line.pattern().split(" ")))
            .map(Terms::folded)
            .collect(Collectors.toUnmodifiableSet());
    private static final List<Pattern> SIGNS = Lines.patterns("negations.txt", "sign");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    private Polarity() {}

    static boolean denies(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return SIGNS.stream().anyMatch(sign -> sign.matcher(small).find())
                || Arrays.stream(BETWEEN_WORDS.split(small)).anyMatch(word -> WORDS.contains(Terms.folded(word)));
    }

    /**
     * Whether {@code fact} denies where the text that says it does, and affirms where it does. What counts is the clause of the
     * text that has most of its words; where several have as many, one that agrees is enough.
     */
    static boolean agrees(String fact, List<String> texts) {
        boolean denied = denies(fact);
        if (denied) {
            return texts.stream().anyMatch(Polarity::denies);
        }
        Terms terms = Terms.of(fact);
        int most = 0;
        boolean affirmed = false;
        for (String text : texts) {
            for (String clause : Sentences.clauses(text)) {
                int shared = terms.size() - terms.without(Terms.of(clause)).size();
                if (shared > most) {
                    most = shared;
                    affirmed = !denies(clause);
                } else if (shared == most && shared > 0) {
                    affirmed |= !denies(clause);
                }
            }
        }
        return most == 0 || affirmed;
    }
}
