package dev.keepsake.engine.search;

import dev.keepsake.api.Hit;
import dev.keepsake.index.EntryKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises hits that say no more than a better one: the same words, or nearly all of them. Two statements that differ in a
 * number or a negation are not the same however many words they share.
 */
final class Duplicates {

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** The least share of common words among all words of both. */
    private static final double NEARLY_ALL = 0.9;

    /** Below that a word is too large a share for "nearly". */
    private static final int FEWEST_WORDS = 10;

    /** Against how many of the best a hit is compared word by word; equal texts are found among any number. */
    private static final int COMPARED = 100;

    private final Map<String, EntryKey> texts = new HashMap<>();
    private final List<Seen> seen = new ArrayList<>();

    private record Seen(EntryKey key, Set<String> words) {}

    /** Takes a hit, or names the better one that says the same. */
    @Nullable
    EntryKey take(EntryKey key, Hit hit) {
        List<String> words = List.of(SEPARATORS.split(hit.text().toLowerCase(Locale.ROOT)));
        String text = String.join(" ", words);
        EntryKey same = texts.putIfAbsent(text, key);
        if (same != null) {
            return same;
        }
        Set<String> each = new HashSet<>(words);
        for (Seen other : seen) {
            if (each.size() >= FEWEST_WORDS && nearlySame(each, other.words())) {
                return other.key();
            }
        }
        if (seen.size() < COMPARED) {
            seen.add(new Seen(key, each));
        }
        return null;
    }

    private static boolean nearlySame(Set<String> one, Set<String> other) {
        int smaller = Math.min(one.size(), other.size());
        int larger = Math.max(one.size(), other.size());
        if (smaller < NEARLY_ALL * larger) {
            return false;
        }
        int common = 0;
        for (String word : one) {
            if (other.contains(word)) {
                common++;
            } else if (tells(word)) {
                return false;
            }
        }
        return other.stream().filter(word -> !one.contains(word)).noneMatch(Duplicates::tells)
                && common >= NEARLY_ALL * (one.size() + other.size() - common);
    }

    /** Whether one such word makes it another statement. */
    private static boolean tells(String word) {
        return word.chars().anyMatch(Character::isDigit)
                || word.equals("not")
                || word.equals("no")
                || word.equals("never")
                || word.endsWith("n't");
    }
}
