package dev.keepsake.index.lucene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/**
 * The stop words of each language that has some: those of the Snowball project or of Lucene, and the words questions are
 * asked with; with their accents and without.
 */
final class StopWords {

    /** Those in Latin script, which tell these languages apart. */
    private static final Map<Language, CharArraySet> LATIN = new EnumMap<>(Map.of(
            Language.ENGLISH, read("english"),
            Language.SPANISH, completed(Language.SPANISH, read("spanish")),
            Language.FRENCH, completed(Language.FRENCH, read("french")),
            Language.GERMAN, completed(Language.GERMAN, read("german")),
            Language.PORTUGUESE, completed(Language.PORTUGUESE, read("portuguese")),
            Language.ITALIAN, completed(Language.ITALIAN, read("italian"))));

    private static final Map<Language, CharArraySet> OTHERS = new EnumMap<>(Map.of(
            Language.RUSSIAN, completed(Language.RUSSIAN, read("russian")),
            Language.ARABIC, completed(Language.ARABIC, ArabicAnalyzer.getDefaultStopSet()),
            Language.HINDI, completed(Language.HINDI, HindiAnalyzer.getDefaultStopSet())));

    private StopWords() {}

    /** The list of a language in {@link #latin}, or of Russian, Arabic or Hindi. */
    static CharArraySet of(Language language) {
        return Objects.requireNonNull(LATIN.containsKey(language) ? LATIN.get(language) : OTHERS.get(language));
    }

    /** The lists of the languages in Latin script. */
    static Map<Language, CharArraySet> latin() {
        return LATIN;
    }

    private static CharArraySet completed(Language language, CharArraySet known) {
        CharArraySet all = CharArraySet.copy(known);
        all.addAll(Interrogatives.of(language.code()));
        CharArraySet unaccented = new CharArraySet(all.size(), false);
        for (Object word : all) {
            unaccented.add(Stems.unaccented(new String((char[]) word)));
        }
        all.addAll(unaccented);
        return CharArraySet.unmodifiableSet(all);
    }

    private static CharArraySet read(String name) {
        try (InputStream list = SnowballFilter.class.getResourceAsStream(name + "_stop.txt")) {
            return CharArraySet.unmodifiableSet(WordlistLoader.getSnowballWordSet(list, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The list of stop words of " + name + " cannot be read from Lucene's jar", e);
        }
    }
}
