package dev.keepsake.engine.slot;

import dev.keepsake.engine.bundled.Bundled;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists of words that lie beside this class; a line that begins with a hash explains. */
final class Words {

    private static final Map<String, Set<String>> LISTS = new HashMap<>();

    static {
        for (String line : lines("lists.txt")) {
            String[] sides = line.split(" = ", 2);
            LISTS.put(
                    sides[0].strip(),
                    Arrays.stream(sides[1].split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet()));
        }
    }

    private static final String ALIAS = "alias ";

    private Words() {}

    /** The one name of an attribute that has several. */
    static String canonical(String name) {
        for (Map.Entry<String, Set<String>> list : LISTS.entrySet()) {
            if (list.getKey().startsWith(ALIAS) && list.getValue().contains(name)) {
                return list.getKey().substring(ALIAS.length());
            }
        }
        return name;
    }

    static List<String> lines(String name) {
        return Bundled.lines(Words.class, name);
    }

    static Set<String> list(String name) {
        Set<String> words = LISTS.get(name);
        if (words == null) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "There is no word list " + name);
        }
        return words;
    }

    /** The words of a list as alternatives of a pattern, the longest first. */
    static String anyOf(String name) {
        return list(name).stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }
}
