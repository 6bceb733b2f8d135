package dev.keepsake.engine.entity;

import dev.keepsake.entity.EntityKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names that only the words beside them show: where a script has no capital letters, and where a writer uses none ("my name
 * is anna", "moved to paris"). One word each, because nothing tells where a longer name would end.
 */
final class CuedNames {

    private static final int SHORTEST = 2;

    private CuedNames() {}

    static List<Find> in(List<Word> words, Language language, CapitalUse capitals) {
        List<Find> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (isWithoutCase(word, capitals) && word.nameEnd() - word.start() >= SHORTEST) {
                EntityKind kind = kind(words, i);
                if (kind != null && !isOrdinary(word, language)) {
                    found.add(Find.of(word.start(), word.nameEnd(), kind));
                }
            }
        }
        return found;
    }

    private static boolean isWithoutCase(Word word, CapitalUse capitals) {
        return word.writing() == Writing.SPACED
                || (word.writing() == Writing.CASED
                        && ((word.shape() == Shape.LOWER && capitals == CapitalUse.NONE)
                                || (word.shape() != Shape.LOWER && capitals == CapitalUse.EVERYWHERE)));
    }

    private static boolean isOrdinary(Word word, Language language) {
        return word.writing() == Writing.SPACED
                ? UncasedWords.SMALL_WORDS.contains(word.lower())
                : language.isOrdinary(word.stem()) || language.isNever(word.stem());
    }

    private static @Nullable EntityKind kind(List<Word> words, int at) {
        EntityKind before = Cues.before(words, at);
        return before == null && words.get(at).writing() == Writing.SPACED ? Cues.behind(words, at) : before;
    }
}
