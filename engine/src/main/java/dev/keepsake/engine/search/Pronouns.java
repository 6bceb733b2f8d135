package dev.keepsake.engine.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whom the pronouns of a question mean. In a talk with an assistant nobody is called by name: who asks "what did you
 * recommend?" looks for what the assistant said, and who asks "where did I leave it?" for what the user said.
 */
final class Pronouns {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    /** Forms of "I" that are no other common word, in the languages whose words are kept as stems. */
    private static final Set<String> ME = Set.of(
            "i",
            "my",
            "me",
            "mine",
            "myself",
            "user",
            "yo",
            "mi",
            "mis",
            "je",
            "j",
            "mon",
            "mes",
            "moi",
            "ich",
            "mein",
            "meine",
            "meinen",
            "meiner",
            "mir",
            "mich",
            "eu",
            "meu",
            "minha",
            "meus",
            "minhas",
            "io",
            "mio",
            "mia",
            "miei",
            "mie",
            "\u044f",
            "\u043c\u043e\u0439",
            "\u043c\u043e\u044f",
            "\u043c\u043e\u0438",
            "\u043c\u043d\u0435",
            "\u043c\u0435\u043d\u044f",
            "\u092e\u0948\u0902",
            "\u092e\u0947\u0930\u093e",
            "\u092e\u0947\u0930\u0940",
            "\u0623\u0646\u0627");

    /** Forms of "you" as the one who acts. */
    private static final Set<String> YOU = Set.of(
            "you",
            "your",
            "assistant",
            "t\u00fa",
            "usted",
            "tu",
            "vous",
            "voc\u00ea",
            "\u0442\u044b",
            "\u0432\u044b",
            "\u0906\u092a",
            "\u062a\u0648\u0645",
            "\u0623\u0646\u062a");

    /** Polite forms that with a small letter, or where every word has a great one, are "she" and "they". */
    private static final Set<String> POLITE = Set.of("Sie", "Lei");

    /** German, and in a French question "of the". */
    private static final String DU = "du";

    private static final Set<String> FRENCH =
            Set.of(("le les une est quel quelle quels quelles qui que qu o\u00f9 mon ma mes son"
                            + " ses je j elle il nous quand comment pourquoi combien")
                    .split(" "));

    private Pronouns() {}

    static boolean speaksOfMe(String question) {
        return words(question).stream().anyMatch(word -> ME.contains(small(word)));
    }

    static boolean speaksOfYou(String question) {
        List<String> words = words(question);
        return words.stream().anyMatch(word -> YOU.contains(small(word)))
                || words.stream().skip(1).anyMatch(POLITE::contains)
                || (words.stream().anyMatch(word -> small(word).equals(DU))
                        && words.stream().noneMatch(word -> FRENCH.contains(small(word))));
    }

    private static List<String> words(String question) {
        return WORD.matcher(question).results().map(MatchResult::group).toList();
    }

    private static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
