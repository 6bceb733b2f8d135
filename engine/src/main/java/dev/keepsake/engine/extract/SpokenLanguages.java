package dev.keepsake.engine.extract;

import java.lang.Character.UnicodeScript;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * Times in languages beside English: absolute dates and the commonest words for near ones. A language of a script of its own is
 * read where that script stands; of those in Latin letters, the one of which a text has most words, small ones and those of
 * time, unless English has as many. Immutable and safe for use by many threads.
 */
public final class SpokenLanguages {

    private static final Set<String> ENGLISH = Set.of(
            "the", "i", "an", "to", "and", "is", "was", "my", "in", "of", "it", "you", "we", "he", "she", "at", "on",
            "for", "that", "with", "are", "have", "what", "when", "did", "do", "does", "where", "who", "her", "his",
            "they", "be");

    private static final List<SpokenLanguage> LATIN = List.of("es", "fr", "de", "pt", "it").stream()
            .map(SpokenLanguage::new)
            .toList();

    private static final Map<UnicodeScript, SpokenLanguage> SCRIPTS = scripts();
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    /** A language with so many small words less than another does not catch up by naming times; with English, one is enough. */
    private static final int LONGEST_LEAD = 3;

    private SpokenLanguages() {}

    private static Map<UnicodeScript, SpokenLanguage> scripts() {
        Map<UnicodeScript, SpokenLanguage> scripts = new LinkedHashMap<>();
        SpokenLanguage japanese = new SpokenLanguage("ja");
        scripts.put(UnicodeScript.HIRAGANA, japanese);
        scripts.put(UnicodeScript.KATAKANA, japanese);
        scripts.put(UnicodeScript.HAN, new SpokenLanguage("zh"));
        scripts.put(UnicodeScript.HANGUL, new SpokenLanguage("ko"));
        scripts.put(UnicodeScript.CYRILLIC, new SpokenLanguage("ru"));
        scripts.put(UnicodeScript.ARABIC, new SpokenLanguage("ar"));
        scripts.put(UnicodeScript.DEVANAGARI, new SpokenLanguage("hi"));
        return scripts;
    }

    /**
     * The dates named in {@code text}, in any order; of overlapping ones the longer means more.
     *
     * @param said the day on which it was said
     */
    public static List<DateMention> in(String text, LocalDate said) {
        List<DateMention> found = new ArrayList<>();
        for (SpokenLanguage language : ofScripts(text)) {
            found.addAll(language.in(text, said));
        }
        found.addAll(best(text, language -> language.in(text, said), mentions -> words(text, mentions)));
        return found;
    }

    /** What a question of this {@code text} wants of time, by the names of the intents. */
    public static Set<String> asked(String text) {
        Set<String> asked = new HashSet<>();
        for (SpokenLanguage language : ofScripts(text)) {
            asked.addAll(language.asked(text));
        }
        asked.addAll(best(text, language -> List.copyOf(language.asked(text)), List::size));
        return asked;
    }

    private static Set<SpokenLanguage> ofScripts(String text) {
        if (text.chars().allMatch(character -> character < 0x370)) {
            return Set.of();
        }
        Set<UnicodeScript> present = EnumSet.noneOf(UnicodeScript.class);
        text.codePoints().filter(point -> point >= 0x370).forEach(point -> present.add(UnicodeScript.of(point)));
        boolean kana = present.contains(UnicodeScript.HIRAGANA) || present.contains(UnicodeScript.KATAKANA);
        Set<SpokenLanguage> languages = new HashSet<>();
        SCRIPTS.forEach((script, language) -> {
            if (present.contains(script) && !(kana && script == UnicodeScript.HAN)) {
                languages.add(language);
            }
        });
        return languages;
    }

    /** What the language says that has most of the words: its smallest ones, and those that name times in it. */
    private static <T> List<T> best(
            String text, Function<SpokenLanguage, List<T>> reading, ToIntFunction<List<T>> wordsOf) {
        String[] words = BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT));
        long english = count(words, ENGLISH);
        long most = english;
        long[] counts = new long[LATIN.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(words, LATIN.get(i).smallWords());
            most = Math.max(most, counts[i]);
        }
        List<T> best = List.of();
        long bestScore = most;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] + LONGEST_LEAD >= most && counts[i] + 1 >= english) {
                List<T> read = reading.apply(LATIN.get(i));
                long score = counts[i] + wordsOf.applyAsInt(read);
                if (!read.isEmpty() && score > bestScore) {
                    best = read;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    private static long count(String[] words, Set<String> small) {
        return Arrays.stream(words).filter(small::contains).count();
    }

    private static int words(String text, List<DateMention> mentions) {
        return mentions.stream()
                .mapToInt(mention -> BETWEEN_WORDS.split(mention.span().of(text)).length)
                .sum();
    }
}
