package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.engine.bundled.Bundled;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Greetings, thanks and acknowledgements, by a list of phrases in the languages that the rules read. A conversation of nothing
 * else is not shown to any model. A yes or no is none of them: it may answer a question of an earlier add.
 */
final class Pleasantries {

    static final String REASON = "Only greetings, thanks or acknowledgements; no model was asked";

    /** Nobody greets longer; it keeps the pattern away from long texts. */
    private static final int LONGEST = 200;

    /** A phrase ends where a word does, unless its script has no spaces. */
    private static final String END = "(?: |$|(?<=[^\\x00-\u024F]))";

    private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern USERS = pattern("pleasantries.txt");
    private static final Pattern ASSISTANTS = pattern("pleasantries.txt", "pleasantries-assistant.txt");

    private Pleasantries() {}

    /** Whether no turn says anything else. */
    static boolean nothingElse(List<Turn> turns) {
        return turns.stream().allMatch(Pleasantries::isPleasantry);
    }

    private static boolean isPleasantry(Turn turn) {
        if (turn.text().length() > LONGEST) {
            return false;
        }
        String words = words(turn.text());
        Pattern known = turn.role() == Role.ASSISTANT ? ASSISTANTS : USERS;
        return words.isEmpty() || known.matcher(words).matches();
    }

    private static String words(String text) {
        return NO_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /** Any number of the phrases of these lists, one behind the other, and nothing else. */
    private static Pattern pattern(String... lists) {
        String phrases = List.of(lists).stream()
                .flatMap(list -> Bundled.lines(Pleasantries.class, list).stream())
                .map(Pleasantries::words)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?:(?:" + phrases + ")" + END + ")+");
    }
}
