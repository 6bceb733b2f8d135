package dev.keepsake.engine.slot;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a clause leaves for the next one to say: "I switched banks", "my favourite food was ramen".
 *
 * @param attribute of the speaker, or null when only its former value is named
 * @param former the former value, or null when only the attribute is named
 */
record Topic(@Nullable String attribute, @Nullable String former) {

    private static final String OWN = "(?:my|our|their|user's) ";
    private static final String TASTE_OR_PERSON =
            "favou?rite(?: \\p{L}+){1,2}|(?:\\p{L}+ )?(?:teacher|tutor|coach|instructor|trainer)|"
                    + Words.anyOf("role");

    private static final String ATTRIBUTE = "(?<p>" + TASTE_OR_PERSON + "|" + Words.anyOf("data") + ")";
    /** A phone that was dead has no other number now. */
    private static final String TASTE = "(?<p>" + TASTE_OR_PERSON + ")";

    private static final List<Pattern> NAMED = List.of(
            pattern("(?:i|we|user)(?: have| has)? (?:just |recently |finally )*(?:switched|changed) (?:" + OWN + ")?"
                    + ATTRIBUTE + "?s?"),
            pattern("(?:i|we|user)(?: have| has)? (?:just |recently |finally )*(?:found|got|hired|have|has) a new "
                    + ATTRIBUTE),
            pattern(OWN + TASTE + " was .+"),
            pattern(OWN + ATTRIBUTE + " used to be .+"),
            pattern(".+ was " + OWN + TASTE),
            pattern(".+ used to be " + OWN + ATTRIBUTE));
    /** "Ramen used to be my favourite": of what, only memory knows. */
    private static final Pattern UNNAMED = pattern("(?<old>.+) (?:was|used to be) " + OWN + "favou?rite");

    private static final List<Pattern> COMPLETIONS = List.of(
            pattern("(?:it|that) is (?<v>.+) now"),
            pattern("(?:it|that) is now (?<v>.+)"),
            pattern("(?:i|we|user) (?:am|is|are) (?:now )?(?:with|at) (?<v>.+?)(?: now)?"),
            pattern("(?:i|we|user) (?:now )?(?:see|sees|go to|goes to|use|uses) (?<v>.+?)(?: now)?"),
            pattern("(?<v>.+) is now"));

    /** What {@code clause} leaves open, or null. */
    static @Nullable Topic in(String clause) {
        for (Pattern pattern : NAMED) {
            Matcher matcher = pattern.matcher(clause);
            if (matcher.matches() && matcher.group("p") != null) {
                return new Topic(matcher.group("p"), null);
            }
        }
        Matcher unnamed = UNNAMED.matcher(clause);
        return unnamed.matches() ? new Topic(null, unnamed.group("old")) : null;
    }

    /** The whole of what {@code clause} says, or null when it says nothing of this. */
    @Nullable
    String completed(String clause) {
        for (Pattern pattern : COMPLETIONS) {
            Matcher matcher = pattern.matcher(clause);
            if (matcher.matches()) {
                String value = matcher.group("v");
                return attribute == null
                        ? "I switched from " + former + " to " + value
                        : "my new " + attribute + " is " + value;
            }
        }
        return null;
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
