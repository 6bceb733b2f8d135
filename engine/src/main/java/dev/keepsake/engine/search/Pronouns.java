package dev.keepsake.engine.search;

import java.util.Set;
import java.util.regex.Matcher;
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
            "du",
            "sie",
            "voc\u00ea",
            "lei",
            "\u0442\u044b",
            "\u0432\u044b",
            "\u0906\u092a",
            "\u062a\u0648\u0645",
            "\u0623\u0646\u062a");

    private Pronouns() {}

    static boolean speaksOfMe(String question) {
        return any(question, ME);
    }

    static boolean speaksOfYou(String question) {
        return any(question, YOU);
    }

    private static boolean any(String question, Set<String> forms) {
        Matcher matcher = WORD.matcher(question.toLowerCase(java.util.Locale.ROOT));
        while (matcher.find()) {
            if (forms.contains(matcher.group())) {
                return true;
            }
        }
        return false;
    }
}
