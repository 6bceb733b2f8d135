package dev.keepsake.engine.extract.rules;

import dev.keepsake.engine.extract.Tense;
import java.util.Set;

/** Where a sentence looks. One that looks both ways, or tells of birthdays and other days of every year, looks nowhere. */
final class TenseOf {

    private static final Set<String> AHEAD = Set.of(
            "will",
            "i'll",
            "we'll",
            "he'll",
            "she'll",
            "they'll",
            "it'll",
            "gonna",
            "won't",
            "plan",
            "planning",
            "planned",
            "hope",
            "hoping",
            "upcoming",
            "soon",
            "tomorrow",
            "scheduled",
            "booked",
            "wait");
    private static final Set<String> EVERY_YEAR = Set.of(
            "born", "birthday", "anniversary", "usually", "always", "every", "annual", "annually", "often", "each");

    private TenseOf() {}

    static Tense sentence(Sentence sentence) {
        if (sentence.hasAny(EVERY_YEAR)) {
            return Tense.UNKNOWN;
        }
        boolean past = sentence.tokens().stream().anyMatch(Token::isPastVerb);
        boolean future = sentence.hasAny(AHEAD) || goesTo(sentence);
        if (future == past) {
            return past || !isProgressive(sentence) ? Tense.UNKNOWN : Tense.FUTURE;
        }
        return past ? Tense.PAST : Tense.FUTURE;
    }

    private static boolean goesTo(Sentence sentence) {
        for (int i = 0; i + 1 < sentence.tokens().size(); i++) {
            if (sentence.tokens().get(i).is("going")
                    && sentence.tokens().get(i + 1).is("to")) {
                return true;
            }
        }
        return false;
    }

    /** "I'm flying on Friday". */
    private static boolean isProgressive(Sentence sentence) {
        return sentence.tokens().stream()
                .anyMatch(token -> token.tagged("VERB") && token.lower().endsWith("ing"));
    }
}
