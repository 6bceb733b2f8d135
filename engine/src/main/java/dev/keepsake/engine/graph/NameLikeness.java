package dev.keepsake.engine.graph;

import dev.keepsake.entity.CanonicalName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether it is worth asking if two names are of one entity. */
final class NameLikeness {

    private static final int SHORTEST_INITIALS = 3;
    private static final Set<String> SMALL =
            Set.of("of", "the", "and", "de", "da", "del", "du", "la", "van", "von", "for");

    private NameLikeness() {}

    /**
     * Whether they share a word or one is the initials of the other, and both have the same numbers.
     *
     * @param one as it is written; without a capital letter it is no name
     * @param other as it is written, or its canonical form
     */
    static boolean mayBeOne(String one, String other) {
        if (!isName(one) || !digits(one).equals(digits(other))) {
            return false;
        }
        Set<String> shared = new HashSet<>(words(one));
        shared.retainAll(words(other));
        return !shared.isEmpty() || areInitials(one, other) || areInitials(other, one);
    }

    private static boolean areInitials(String initials, String name) {
        StringBuilder first = new StringBuilder();
        words(name).forEach(word -> first.appendCodePoint(word.codePointAt(0)));
        return first.length() >= SHORTEST_INITIALS && first.toString().equals(CanonicalName.of(initials));
    }

    private static List<String> words(String name) {
        return List.of(CanonicalName.of(name).split(" ")).stream()
                .filter(word -> !word.isEmpty() && !SMALL.contains(word))
                .toList();
    }

    private static String digits(String name) {
        return name.replaceAll("\\P{Nd}+", " ").strip();
    }

    private static boolean isName(String name) {
        return name.codePoints().anyMatch(Character::isUpperCase);
    }
}
