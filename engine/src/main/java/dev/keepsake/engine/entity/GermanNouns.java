package dev.keepsake.engine.entity;

import dev.keepsake.entity.CanonicalName;
import java.util.List;

/**
 * German writes every noun with a capital letter. What stands behind an article or an inflected adjective, has the ending
 * of an abstract noun or is among the nouns that need no article is taken for a noun; what is left, for a name.
 */
final class GermanNouns {

    private static final List<String> ENDINGS = List.of(
            "ung",
            "ungen",
            "heit",
            "heiten",
            "keit",
            "keiten",
            "schaft",
            "schaften",
            "tion",
            "tionen",
            "t\u00e4t",
            "ismus",
            "nis",
            "nisse",
            "tum",
            "lein",
            "kurs",
            "zeit",
            "zeug",
            "unterricht",
            "fest",
            "feier",
            "buch",
            "haus",
            "laden");
    private static final List<String> OF_ADJECTIVES = List.of("e", "er", "es", "em", "en");
    private static final int SHORTEST_WITH_ENDING = 6;
    private static final int LONGEST_NAME = 12;

    private GermanNouns() {}

    /** Whether the capitalised word at {@code at} names nothing. */
    static boolean isNoun(List<Word> words, int at) {
        Word word = words.get(at);
        String stem = word.stem();
        if (Places.contains(CanonicalName.of(stem))) {
            return false;
        }
        if (Kinds.isAddressed(words, at)
                || (at > 0 && Language.GERMAN.announcesName(words.get(at - 1).lower()))) {
            return false;
        }
        if (Language.GERMAN.isCommonNoun(stem) || Language.GERMAN.isNever(stem)) {
            return true;
        }
        if (stem.length() > LONGEST_NAME || hasEndingOfNoun(stem)) {
            return true;
        }
        return isBehindArticle(words, at);
    }

    private static boolean hasEndingOfNoun(String stem) {
        return stem.length() >= SHORTEST_WITH_ENDING && ENDINGS.stream().anyMatch(stem::endsWith);
    }

    private static boolean isBehindArticle(List<Word> words, int at) {
        int before = at - 1;
        if (before < 0 || words.get(at).gap() != Gap.SPACE) {
            return false;
        }
        if (isAdjective(words.get(before)) && before > 0 && words.get(before).gap() == Gap.SPACE) {
            before--;
        }
        return Language.GERMAN.isArticle(words.get(before).lower())
                || words.get(before).writing() == Writing.NUMBER;
    }

    private static boolean isAdjective(Word word) {
        return word.shape() == Shape.LOWER
                && !Language.GERMAN.isFunction(word.lower())
                && OF_ADJECTIVES.stream().anyMatch(word.lower()::endsWith);
    }
}
