package dev.keepsake.engine.slot;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which time a question is about. English, Spanish, French, German, Portuguese and Italian are understood; a question in
 * another language is taken to be about how things are.
 */
public enum PastIntent {
    /** How things are. */
    CURRENT,
    /** How they were before they became what they are: "Where did Ana live before?" */
    PREVIOUS,
    /** How they were at a time that is over, or at first: "Where did Ana live in 2019?" */
    PAST,
    /** At whatever time: "Has Ana ever lived in Rome?" */
    ANY;

    private static final List<Rule> RULES =
            Words.lines("past-intents.txt").stream().map(Rule::parse).toList();

    /** Simple past without a word of when: "Where did Ana work?" asks for what was, and what is would not be wrong. */
    private static final Pattern WAS = Pattern.compile(
            "^(?:where|what|who|which|whom|whose|how|when|did|was|were|had)\\b.*\\b(?:did|was|were|had)\\b.*");

    /** The time that {@code question} is about. */
    public static PastIntent of(String question) {
        String lower = question.toLowerCase(Locale.ROOT).replace('\u2019', '\'').strip();
        for (Rule rule : RULES) {
            if (rule.pattern.matcher(lower).find()) {
                return rule.intent;
            }
        }
        return WAS.matcher(lower).matches() ? ANY : CURRENT;
    }

    /** Whether what is no longer so may be what is asked for. */
    public boolean wantsSuperseded() {
        return this != CURRENT;
    }

    private record Rule(PastIntent intent, Pattern pattern) {

        static Rule parse(String line) {
            String[] sides = line.split(" \\| ", 2);
            return new Rule(
                    PastIntent.valueOf(sides[0].strip().toUpperCase(Locale.ROOT)),
                    Pattern.compile(sides[1], Pattern.UNICODE_CHARACTER_CLASS));
        }
    }
}
