package dev.keepsake.engine.entity;

import dev.keepsake.entity.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names in Japanese: words in Katakana, other than the most frequent loan words; whoever is addressed by a form of respect;
 * Kanji before the particles and verbs of living, going and coming. Names without any of these are not found.
 */
final class JapaneseNames {

    private static final List<String> ADDRESSES =
            List.of("\u3055\u3093", "\u3055\u307e", "\u3061\u3083\u3093", "\u304f\u3093");
    private static final List<String> KANJI_ADDRESSES = List.of("\u5148\u751f", "\u6c0f", "\u69d8");
    private static final Set<String> PLACE_ENDINGS =
            Set.of("\u770c", "\u5e02", "\u533a", "\u753a", "\u6751", "\u99c5", "\u5bfa", "\u57ce");
    private static final List<String> ORGANISATION_ENDINGS =
            List.of("\u5927\u5b66", "\u682a\u5f0f\u4f1a\u793e", "\u9280\u884c", "\u75c5\u9662");
    /** ni, he, kara, de, made */
    private static final List<String> PARTICLES = List.of("\u306b", "\u3078", "\u304b\u3089", "\u3067", "\u307e\u3067");
    /** live, go, come, move, travel, be born, arrive, return, go on business, study abroad, work */
    private static final List<String> MOTION = List.of(
            "\u4f4f",
            "\u884c",
            "\u6765",
            "\u5f15\u3063\u8d8a",
            "\u65c5\u884c",
            "\u751f\u307e",
            "\u7740",
            "\u5e30",
            "\u51fa\u5f35",
            "\u7559\u5b66",
            "\u79fb",
            "\u66ae\u3089");

    private static final int LONGEST_KANJI_NAME = 4;
    private static final int SHORTEST_KATAKANA = 2;

    private JapaneseNames() {}

    static List<Find> in(String text, List<Word> words) {
        List<Find> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            switch (word.writing()) {
                case KATAKANA -> add(katakana(text, words, i), found);
                case HAN -> add(kanji(text, words, i), found);
                default -> {}
            }
        }
        return found;
    }

    private static void add(@Nullable Find find, List<Find> found) {
        if (find != null) {
            found.add(find);
        }
    }

    private static @Nullable Find katakana(String text, List<Word> words, int at) {
        Word word = words.get(at);
        boolean addressed = isAddressed(text, word.end());
        boolean tooShort = word.end() - word.start() < SHORTEST_KATAKANA;
        if (tooShort || (!addressed && UncasedWords.KATAKANA_WORDS.contains(word.lower()))) {
            return null;
        }
        EntityKind kind = addressed ? EntityKind.PERSON : place(text, word.end()) ? EntityKind.PLACE : EntityKind.OTHER;
        return Find.of(word.start(), word.end(), kind);
    }

    private static @Nullable Find kanji(String text, List<Word> words, int at) {
        Word word = words.get(at);
        int end = endWithoutAddress(text, word);
        int length = end - word.start();
        String name = text.substring(word.start(), end);
        if (length <= 0
                || length > LONGEST_KANJI_NAME
                || UncasedWords.KIN.contains(name)
                || UncasedWords.NO_PLACES.contains(name)) {
            return organisation(text, word);
        }
        if (end < word.end() || isAddressed(text, word.end())) {
            return isJapanese(words, at) ? Find.of(word.start(), end, EntityKind.PERSON) : null;
        }
        if (length > 1 && place(text, end)) {
            return Find.of(word.start(), end, EntityKind.PLACE);
        }
        boolean named = length > 2 && PLACE_ENDINGS.contains(name.substring(length - 1)) && isJapanese(words, at);
        return named ? Find.of(word.start(), end, EntityKind.PLACE) : organisation(text, word);
    }

    private static @Nullable Find organisation(String text, Word word) {
        String run = text.substring(word.start(), word.end());
        boolean named = ORGANISATION_ENDINGS.stream()
                .anyMatch(ending -> run.endsWith(ending) && run.length() > ending.length() + 1);
        return named && run.length() <= 2 * LONGEST_KANJI_NAME
                ? Find.of(word.start(), word.end(), EntityKind.ORGANISATION)
                : null;
    }

    private static int endWithoutAddress(String text, Word word) {
        for (String address : KANJI_ADDRESSES) {
            if (text.startsWith(address, word.end() - address.length())
                    && word.end() - address.length() > word.start()) {
                return word.end() - address.length();
            }
        }
        return word.end();
    }

    /** Kana beside it: a run of Han alone may as well be Chinese. */
    private static boolean isJapanese(List<Word> words, int at) {
        return isKana(words, at - 1) || isKana(words, at + 1);
    }

    private static boolean isKana(List<Word> words, int at) {
        return at >= 0
                && at < words.size()
                && (words.get(at).writing() == Writing.HIRAGANA || words.get(at).writing() == Writing.KATAKANA);
    }

    private static boolean isAddressed(String text, int end) {
        return ADDRESSES.stream().anyMatch(address -> text.startsWith(address, end))
                || KANJI_ADDRESSES.stream().anyMatch(address -> text.startsWith(address, end));
    }

    private static boolean place(String text, int end) {
        for (String particle : PARTICLES) {
            if (text.startsWith(particle, end)) {
                int verb = end + particle.length();
                if (MOTION.stream().anyMatch(motion -> text.startsWith(motion, verb))) {
                    return true;
                }
            }
        }
        return false;
    }
}
