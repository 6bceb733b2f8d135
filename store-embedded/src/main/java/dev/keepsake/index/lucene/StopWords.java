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
import org.apache.lucene.analysis.snowball.SnowballFilter;

/** The stop words of the languages in Latin script, as the Snowball project lists them. */
final class StopWords {

    private static final Map<Language, CharArraySet> LISTS = new EnumMap<>(Map.of(
            Language.ENGLISH, read("english"),
            Language.SPANISH, read("spanish"),
            Language.FRENCH, read("french"),
            Language.GERMAN, read("german"),
            Language.PORTUGUESE, read("portuguese"),
            Language.ITALIAN, read("italian")));

    private StopWords() {}

    /** The list of one of the languages in {@link #lists}. */
    static CharArraySet of(Language language) {
        return Objects.requireNonNull(LISTS.get(language));
    }

    static Map<Language, CharArraySet> lists() {
        return LISTS;
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
