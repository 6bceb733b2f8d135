package dev.keepsake.engine.search;

import dev.keepsake.api.Hit;
import dev.keepsake.index.EntryKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises hits that say no more than a better one: the same words, or nearly all of them. Two statements that differ in a
 * number or a negation are not the same however many words they share.
 */
final class Duplicates {

    /** Letters and digits; with an apostrophe inside, the sign before a number, its points and colons, and the ends of "C++". */
    private static final Pattern WORD =
            Pattern.compile("(?:(?<![\\p{L}\\p{M}\\p{N}])[-+\u2212](?=\\p{N}))?[\\p{L}\\p{M}\\p{N}]+"
                    + "(?:(?:'|(?<=\\p{N})[.,:/](?=\\p{N}))[\\p{L}\\p{M}\\p{N}]+)*[+#]*");

    /** What says no in the languages whose words are written apart. */
    private static final Set<String> NEGATIONS =
            Set.of(("not no never none nobody nothing nowhere neither nor without cannot"
                            + " nunca jam\u00e1s nadie nada sin tampoco ne pas jamais rien sans aucun aucune"
                            + " nicht nichts kein keine keinen keinem keiner nie niemals niemand ohne"
                            + " n\u00e3o nem sem ningu\u00e9m non mai senza niente nulla nessuno nessuna"
                            + " \u043d\u0435 \u043d\u0435\u0442 \u043d\u0438 \u043d\u0438\u043a\u043e\u0433\u0434\u0430 \u0431\u0435\u0437"
                            + " \u0928\u0939\u0940\u0902 \u0928 \u092e\u0924 \u0644\u0627 \u0644\u064a\u0633 \u0644\u0645 \u0644\u0646")
                    .split(" "));

    /** The least share of common words among all words of both. */
    private static final double NEARLY_ALL = 0.9;

    /** Below that a word is too large a share for "nearly". */
    private static final int FEWEST_WORDS = 10;

    /** Against how many of the best a hit is compared word by word; equal texts are found among any number. */
    private static final int COMPARED = 100;

    private final Map<String, EntryKey> texts = new HashMap<>();
    private final List<Seen> seen = new ArrayList<>();

    /** A hit, its words, and those of them of which each makes it another statement, in their order. */
    private record Seen(EntryKey key, Set<String> words, List<String> telling) {}

    /** Takes a hit, or names the better one that says the same. */
    @Nullable
    EntryKey take(EntryKey key, Hit hit) {
        String lower = hit.text().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        List<String> words =
                WORD.matcher(lower).results().map(MatchResult::group).toList();
        EntryKey same = texts.putIfAbsent(words.isEmpty() ? lower.strip() : String.join(" ", words), key);
        if (same != null) {
            return same;
        }
        Seen taken = new Seen(
                key, Set.copyOf(words), words.stream().filter(Duplicates::tells).toList());
        for (Seen other : seen) {
            if (taken.words().size() >= FEWEST_WORDS && nearlySame(taken, other)) {
                return other.key();
            }
        }
        if (seen.size() < COMPARED) {
            seen.add(taken);
        }
        return null;
    }

    private static boolean nearlySame(Seen one, Seen other) {
        int smaller = Math.min(one.words().size(), other.words().size());
        int larger = Math.max(one.words().size(), other.words().size());
        if (smaller < NEARLY_ALL * larger || !one.telling().equals(other.telling())) {
            return false;
        }
        long common = one.words().stream().filter(other.words()::contains).count();
        return common >= NEARLY_ALL * (smaller + larger - common);
    }

    /** Whether one such word makes it another statement. */
    private static boolean tells(String word) {
        return NEGATIONS.contains(word)
                || word.endsWith("n't")
                || word.codePoints().anyMatch(Character::isDigit);
    }
}
