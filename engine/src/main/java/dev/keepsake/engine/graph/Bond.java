package dev.keepsake.engine.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to somebody: a line of {@code bonds.txt}.
 *
 * @param predicate the relation
 * @param reversed whether the one who has such a somebody is its subject
 * @param single whether people have one such, so that it stands for somebody without a name
 */
record Bond(String predicate, boolean reversed, boolean single) {

    private static final Map<String, Bond> BY_WORD = new HashMap<>();

    static {
        for (String[] line : GraphWords.pairs("bonds.txt")) {
            String right = line[1];
            Bond bond = new Bond(right.replaceAll("[<! ]", ""), right.startsWith("<"), right.endsWith("!"));
            Arrays.stream(line[0].split(", ")).forEach(word -> BY_WORD.put(accented(word), bond));
        }
    }

    /** The words as alternatives of a pattern, the longest first. */
    static final String ANY = BY_WORD.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));

    static @Nullable Bond of(String word) {
        return BY_WORD.get(word.toLowerCase(Locale.ROOT));
    }

    /** The lists are in ASCII. */
    private static String accented(String word) {
        return word.replace("\\u00e9", "\u00e9");
    }
}
