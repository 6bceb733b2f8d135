package dev.keepsake.engine.entity;

import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.Honorifics;
import java.util.List;
import java.util.Set;

/**
 * Whether a word that has its capital letter from opening a sentence is a name nevertheless. It is when what follows is
 * what follows a subject, when it is met in capitals within a sentence or when another name follows, and it is not when it
 * is an ordinary word or one that is met in small letters.
 */
final class OpeningWords {

    private static final Set<String> OPENERS = WordLists.read("cues.txt").get("open");
    /** Behind one of these words stands what is done to, not who does: "Paint the", "Hundreds of". */
    private static final Set<String> BEHIND_VERBS = Set.of(
            "the", "a", "an", "my", "your", "his", "her", "our", "their", "this", "that", "these", "those", "some",
            "me", "it", "us", "them", "up", "out", "of", "about", "into", "over");

    private static final Set<String> BEHIND_PLURALS =
            Set.of("are", "were", "have", "do", "can", "don't", "need", "make");
    private static final List<String> ENDINGS_OF_OTHERS =
            List.of("ing", "ed", "ly", "tion", "ness", "ment", "ments", "tions", "ies");
    private static final int SHORTEST_WITH_ENDING = 5;

    private OpeningWords() {}

    static boolean isName(List<Word> words, int at, Language language) {
        Word word = words.get(at);
        Word next = at + 1 < words.size() && words.get(at + 1).gap().joins() ? words.get(at + 1) : null;
        boolean nameFollows = next != null && next.shape().isCapital() && !language.isNever(next.stem());
        if (Honorifics.standsBefore(word.stem())) {
            return nameFollows;
        }
        if (isOrdinary(word, language)) {
            return nameFollows && OPENERS.contains(word.stem());
        }
        if (isMet(words, at, Shape.LOWER)) {
            return false;
        }
        if (isMet(words, at, Shape.CAPITALISED) || word.hasEnding() || Places.contains(CanonicalName.of(word.stem()))) {
            return true;
        }
        if (nameFollows) {
            return !looksLikeVerb(word) || language.dropsSubjects();
        }
        boolean subject = next != null && language.followsSubject(next.lower());
        if (language.dropsSubjects() || language == Language.GERMAN) {
            return subject;
        }
        return subject || !isSomethingElse(word, next);
    }

    private static boolean isOrdinary(Word word, Language language) {
        return language.isOrdinary(word.lower())
                || language.isOrdinary(word.stem())
                || language.isNever(word.stem())
                || word.lower().endsWith("n't");
    }

    private static boolean isSomethingElse(Word word, @org.jspecify.annotations.Nullable Word next) {
        if (next != null && BEHIND_VERBS.contains(next.lower())) {
            return true;
        }
        boolean plural = word.stem().endsWith("s") && !word.stem().endsWith("ss");
        return looksLikeVerb(word) || (plural && next != null && BEHIND_PLURALS.contains(next.lower()));
    }

    private static boolean looksLikeVerb(Word word) {
        String stem = word.stem();
        return stem.length() >= SHORTEST_WITH_ENDING
                && ENDINGS_OF_OTHERS.stream().anyMatch(stem::endsWith);
    }

    private static boolean isMet(List<Word> words, int at, Shape shape) {
        String stem = words.get(at).stem();
        for (int i = 0; i < words.size(); i++) {
            Word other = words.get(i);
            if (i != at
                    && other.shape() == shape
                    && !other.opens()
                    && other.stem().equals(stem)) {
                return true;
            }
        }
        return false;
    }
}
