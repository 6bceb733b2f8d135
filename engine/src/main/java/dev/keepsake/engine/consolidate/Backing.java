package dev.keepsake.engine.consolidate;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether statements back what a model made of them: no number and no name of its own, a denial only where one of them denies,
 * and most of its words theirs. It finds what is made up out of nothing, not every turn of meaning; that is why the page of a model
 * always names the memories behind it.
 */
final class Backing {

    /** The least share of its words that must be those of the statements. */
    private static final double MOST = 0.6;

    /** The least share of the words of a statement that must be kept in what it is joined to. */
    private static final double NEARLY_ALL = 0.75;

    /** As much of the beginning of a word as grammar leaves alone. */
    private static final int STEM = 5;

    private static final Pattern NAME = Pattern.compile("(?<=[\\p{L}\\p{N},;] )\\p{Lu}[\\p{L}\\p{M}]+");
    private static final Set<String> DENIALS = Set.of(
            "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "nicht", "kein", "keine",
            "nie", "nunca", "jamais", "pas", "non");

    private Backing() {}

    /** Whether the statements say it. */
    static boolean backed(String made, List<String> statements) {
        Set<String> said = words(statements);
        Set<String> own = words(List.of(made));
        return said.containsAll(numbers(own))
                && said.containsAll(names(made))
                && deniesAsDo(own, statements)
                && share(own, said) >= MOST;
    }

    /** Whether it says whatever each of the statements says. */
    static boolean keeps(String made, List<String> statements) {
        Set<String> own = words(List.of(made));
        return statements.stream().allMatch(statement -> {
            Set<String> said = words(List.of(statement));
            return own.containsAll(numbers(said))
                    && own.containsAll(names(statement))
                    && denies(own) == statements.stream().anyMatch(one -> denies(words(List.of(one))))
                    && share(said, own) >= NEARLY_ALL;
        });
    }

    private static boolean deniesAsDo(Set<String> own, List<String> statements) {
        return denies(own)
                ? statements.stream().anyMatch(statement -> denies(words(List.of(statement))))
                : !statements.stream().allMatch(statement -> denies(words(List.of(statement))));
    }

    private static boolean denies(Set<String> words) {
        return words.stream().anyMatch(DENIALS::contains);
    }

    private static Set<String> words(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Wording.of(text).telling().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> numbers(Set<String> words) {
        return words.stream()
                .filter(word -> word.codePoints().anyMatch(Character::isDigit))
                .collect(Collectors.toSet());
    }

    /** Words in capitals that do not begin the text. */
    private static Set<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static double share(Set<String> words, Set<String> among) {
        Set<String> stems = among.stream().map(Backing::stem).collect(Collectors.toCollection(HashSet::new));
        long known = words.stream().filter(word -> stems.contains(stem(word))).count();
        return words.isEmpty() ? 0 : (double) known / words.size();
    }

    private static String stem(String word) {
        return word.length() <= STEM ? word : word.substring(0, STEM);
    }
}
