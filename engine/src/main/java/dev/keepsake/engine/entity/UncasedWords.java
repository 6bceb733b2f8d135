package dev.keepsake.engine.entity;

import java.util.Set;
import java.util.stream.Collectors;

/** The lists of {@code uncased.txt}. */
final class UncasedWords {

    private static final WordLists LISTS = WordLists.read("uncased.txt");

    static final Set<String> KIN = LISTS.get("kin");
    static final Set<String> KATAKANA_WORDS = LISTS.get("katakana");
    static final Set<String> SMALL_WORDS = LISTS.get("small");
    static final Set<String> NO_PLACES = LISTS.get("not-place");
    static final Set<Integer> CHINESE_SURNAMES = signs("surnames");
    static final Set<Integer> KOREAN_SURNAMES = signs("korean-surnames");

    private UncasedWords() {}

    private static Set<Integer> signs(String key) {
        return LISTS.get(key).stream()
                .flatMap(signs -> signs.codePoints().boxed())
                .collect(Collectors.toUnmodifiableSet());
    }
}
