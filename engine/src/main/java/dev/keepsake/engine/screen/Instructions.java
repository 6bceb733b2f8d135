package dev.keepsake.engine.screen;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a sentence gives instructions to a model or to the memory. A person who asks for something to be remembered of
 * themself gives none: "remember that I am allergic to nuts" is how people talk to an assistant.
 */
final class Instructions {

    /** What nobody says of themself, to anybody. */
    private static final List<Pattern> PLAIN = Lines.patterns("instructions.txt", "plain");
    /** What is meant for the memory unless the speaker speaks of themself. */
    private static final List<Pattern> UNLESS_OWN = Lines.patterns("instructions.txt", "unless-own");

    /** How one writes about users; how a user does not speak. */
    private static final List<Pattern> PROFILE = Lines.patterns("instructions.txt", "profile");

    private static final List<Pattern> OWN = Lines.patterns("instructions.txt", "own");
    /** Of these words one is in every instruction; looking for them first is quick. */
    private static final Pattern TELLING = Pattern.compile(
            String.join("|", Lines.of("telling-words.txt")), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<String> SMALL = Lines.words("small-words.txt");

    private Instructions() {}

    /** Whether what somebody says gives instructions, or tells the memory what to hold of "the user". */
    static boolean isOne(String sentence) {
        return views(sentence).anyMatch(text -> says(text) || matches(PROFILE, text));
    }

    /** Whether what was read gives instructions, however it speaks of users. */
    static boolean commands(String fact) {
        return views(fact).anyMatch(Instructions::says);
    }

    private static Stream<String> views(String text) {
        return Disguises.of(BLANKS.matcher(text).replaceAll(" "), SMALL).stream()
                .filter(view -> TELLING.matcher(view).find());
    }

    private static boolean says(String text) {
        return matches(PLAIN, text) || (matches(UNLESS_OWN, text) && !matches(OWN, text));
    }

    private static boolean matches(List<Pattern> patterns, String text) {
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return true;
            }
        }
        return false;
    }
}
