package dev.keepsake.engine.entity;

import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the entities a text names: people, places, organisations, products and whatever else bears a name. It needs no
 * model and learns nothing; the same text always gives the same mentions.
 *
 * <p>What shows a name differs by script. In alphabets with capital letters it is the capital letter, where it does not come
 * from the spelling; in others it is forms of address, the words beside it, or that the name is a country's. Marks show
 * titles, handles and addresses everywhere. Where nothing shows it, as in a question typed in small letters, a name is found
 * if it is {@link KnownNames known} already. What is not attempted: names that are everyday words in small letters, Chinese,
 * Japanese and Thai names that nothing announces and nobody has named before, and to tell two people of one name apart.
 *
 * <p>Dates are no entities. Safe for use by many threads.
 */
public final class EntityReader {

    /** Longer texts are data; what is behind this many UTF-16 units is not read. */
    static final int LONGEST_TEXT = 100_000;

    private static final Comparator<Find> LONGEST_FIRST = Comparator.comparingInt(
                    (Find find) -> find.start() - find.end())
            .thenComparing(find -> find.canonical() == null)
            .thenComparing(find -> find.kind() == EntityKind.OTHER)
            .thenComparingInt(Find::start);

    private EntityReader() {}

    /** The entities that {@code text} names, in order and without overlaps. */
    public static List<EntityMention> mentions(String text) {
        return mentions(text, KnownNames.NONE);
    }

    /** The same, and also the {@code known} entities that it names in whatever form; these have the known canonical form. */
    public static List<EntityMention> mentions(String text, KnownNames known) {
        String read = text.length() <= LONGEST_TEXT ? text : text.substring(0, whole(text));
        List<Word> words = Words.of(read);
        if (words.isEmpty()) {
            return List.of();
        }
        Language language = Language.of(words);
        List<Find> found = MarkedNames.in(read);
        found.addAll(byScript(read, words, language));
        if (!known.isEmpty()) {
            found.addAll(KnownFinder.in(read, words, language, known, EntityKind.OTHER));
        }
        return withoutOverlaps(found).stream().map(find -> find.in(read)).toList();
    }

    private static List<Find> byScript(String text, List<Word> words, Language language) {
        Set<Writing> writings = EnumSet.noneOf(Writing.class);
        words.forEach(word -> writings.add(word.writing()));
        CapitalUse capitals = CapitalUse.of(words, language);
        List<Find> found = new ArrayList<>();
        if (writings.contains(Writing.CASED) && capitals != CapitalUse.EVERYWHERE) {
            found.addAll(CapitalisedNames.in(text, words, language));
        }
        boolean otherScripts = writings.stream()
                .anyMatch(writing -> writing.compareTo(Writing.CASED) > 0 && writing != Writing.NUMBER);
        if (otherScripts || capitals != CapitalUse.TELLING) {
            found.addAll(CuedNames.in(words, language, capitals));
            found.addAll(KnownFinder.in(text, words, language, Places.NAMES, EntityKind.PLACE));
        }
        if (writings.contains(Writing.KATAKANA) || writings.contains(Writing.HIRAGANA)) {
            found.addAll(JapaneseNames.in(text, words));
        }
        if (writings.contains(Writing.HAN)) {
            found.addAll(ChineseNames.in(text, words));
        }
        if (writings.contains(Writing.HANGUL)) {
            found.addAll(KoreanNames.in(words));
        }
        if (writings.contains(Writing.UNSPACED)) {
            found.addAll(ThaiNames.in(text, words));
        }
        return found;
    }

    private static List<Find> withoutOverlaps(List<Find> found) {
        found.sort(LONGEST_FIRST);
        List<Find> kept = new ArrayList<>(found.size());
        BitSet taken = new BitSet();
        for (Find find : found) {
            int next = taken.nextSetBit(find.start());
            if (next < 0 || next >= find.end()) {
                taken.set(find.start(), find.end());
                kept.add(find);
            }
        }
        kept.sort(Comparator.comparingInt(Find::start));
        return kept;
    }

    private static int whole(String text) {
        return Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
    }
}
