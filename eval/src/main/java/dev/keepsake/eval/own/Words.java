package dev.keepsake.eval.own;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text that say something: those that are neither grammar nor greeting nor filler. The list of empty words is
 * English; of other languages every word of two letters or more counts, and a run of a script that does not part its words
 * counts as a word for every two of its characters.
 */
final class Words {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'\u2019-]*");
    private static final Pattern UNPARTED =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}]{2}");
    private static final Pattern ENDING = Pattern.compile("['\u2019]\\p{L}{1,2}$");
    private static final Set<String> EMPTY = empty();

    private Words() {}

    /** The distinct words of {@code text} that say something, in their order, in lower case. */
    static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String word = ENDING.matcher(matcher.group()).replaceFirst("");
            Matcher pairs = UNPARTED.matcher(word);
            if (pairs.find()) {
                do {
                    words.add(pairs.group());
                } while (pairs.find());
            } else if (word.length() > 1 && !EMPTY.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    /** The share of the words of both that both have, 0 to 1; 0 when neither has any. */
    static double overlap(String one, String other) {
        Set<String> all = new HashSet<>(of(one));
        Set<String> shared = new HashSet<>(all);
        Set<String> others = of(other);
        shared.retainAll(others);
        all.addAll(others);
        return all.isEmpty() ? 0 : (double) shared.size() / all.size();
    }

    private static Set<String> empty() {
        String name = "empty-words.txt";
        try (InputStream stream = Objects.requireNonNull(Words.class.getResourceAsStream(name), name)) {
            String list = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Set.copyOf(List.of(list.strip().split("\\s+")));
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "Cannot read the resource " + name, e);
        }
    }
}
