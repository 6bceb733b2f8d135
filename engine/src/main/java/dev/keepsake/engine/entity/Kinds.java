package dev.keepsake.engine.entity;

import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.Honorifics;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What sort of thing a name in an alphabet with capitals is, from its own words and from those beside it. */
final class Kinds {

    private static final Set<String> OF_PLACES = within("PLACE");
    private static final Set<String> OF_ORGANISATIONS = within("ORGANISATION");

    private Kinds() {}

    /** The kind of the name that the words from {@code from} to {@code to}, both included, are. */
    static EntityKind of(String text, List<Word> words, int from, int to) {
        Word first = words.get(from);
        Word last = words.get(to);
        if (isAddressed(words, from)) {
            return EntityKind.PERSON;
        }
        if (OF_ORGANISATIONS.contains(last.stem()) || OF_ORGANISATIONS.contains(first.stem())) {
            return EntityKind.ORGANISATION;
        }
        if (to > from && (OF_PLACES.contains(last.stem()) || OF_PLACES.contains(first.stem()))) {
            return EntityKind.PLACE;
        }
        if (hasNumber(words, from, to) || isProductLike(text, first)) {
            return EntityKind.PRODUCT;
        }
        if (Places.contains(CanonicalName.of(text.substring(first.start(), last.nameEnd())))) {
            return EntityKind.PLACE;
        }
        EntityKind told = Cues.before(words, from);
        return told == null ? EntityKind.OTHER : told;
    }

    /** A word that is part of the names of places or organisations: "street", "university". */
    static boolean isWordOfThing(String word) {
        return OF_PLACES.contains(word) || OF_ORGANISATIONS.contains(word);
    }

    static boolean isAddressed(List<Word> words, int from) {
        Word first = words.get(from);
        return Honorifics.standsBefore(first.stem())
                || (from > 0
                        && first.gap().joins()
                        && Honorifics.standsBefore(words.get(from - 1).lower()));
    }

    private static boolean hasNumber(List<Word> words, int from, int to) {
        for (int i = from; i <= to; i++) {
            if (words.get(i).shape() == Shape.CODED || words.get(i).writing() == Writing.NUMBER) {
                return true;
            }
        }
        return false;
    }

    /** iPhone, eBay: a small letter before the first capital. */
    private static boolean isProductLike(String text, Word word) {
        return word.shape() == Shape.MIXED && Character.isLowerCase(text.codePointAt(word.start()));
    }

    private static Set<String> within(String kind) {
        return WordLists.lines("cues.txt").stream()
                .filter(line -> line.startsWith("within " + kind + " "))
                .flatMap(line -> java.util.Arrays.stream(line.split(" ")).skip(2))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** {@code kind} unless there is none. */
    static EntityKind orOther(@Nullable EntityKind kind) {
        return kind == null ? EntityKind.OTHER : kind;
    }
}
