package dev.keepsake.engine.entity;

import dev.keepsake.engine.bundled.Bundled;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The word lists that lie beside this class. A line is a key and its words; a line that begins with a hash explains. */
final class WordLists {

    private final Map<String, Set<String>> words;

    private WordLists(Map<String, Set<String>> words) {
        this.words = words;
    }

    static WordLists read(String name) {
        Map<String, Set<String>> words = new HashMap<>();
        for (String line : lines(name)) {
            List<String> parts = Arrays.asList(line.split(" "));
            words.merge(parts.getFirst(), Set.copyOf(parts.subList(1, parts.size())), WordLists::both);
        }
        return new WordLists(words);
    }

    /** The words of {@code key}; none when the list does not have it. */
    Set<String> get(String key) {
        return words.getOrDefault(key, Set.of());
    }

    static List<String> lines(String name) {
        return Bundled.lines(WordLists.class, name);
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
