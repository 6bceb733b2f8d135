package dev.keepsake.index.lucene;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * Words of the languages in Latin script other than English, by two stems each: Snowball's brings the forms of a verb
 * together, the lighter one that Lucene's own analyzers use knows irregular plurals and leaves most of a verb as it is.
 */
final class LatinWords extends Analyzer {

    private static final CharArraySet ITALIAN_ARTICLES = CharArraySet.unmodifiableSet(new CharArraySet(
            List.of(
                    "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl",
                    "negl", "sugl", "un", "m", "t", "s", "v", "d"),
            true));

    private static final String PLURAL_VOWELS = "aioy";
    private static final int SHORTEST_VERB = 5;

    private final Language language;

    LatinWords(Language language) {
        this.language = language;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = new StandardTokenizer();
        TokenStream words = new LowerCaseFilter(withoutArticles(tokenizer));
        words = new StopFilter(words, StopWords.of(language));
        words = switch (language) {
            case GERMAN -> new WordForms(new GermanNormalizationFilter(words), word -> singulars(word.text()));
            case FRENCH -> new WordForms(words, word -> singularVerbs(word.text()));
            default -> words;
        };
        words = lightStems(new KeywordRepeatFilter(words));
        Stems stems = new Stems(stemmer());
        words = new WordForms(
                words, word -> word.whole() ? stems.of(word.text()) : List.of(Stems.unaccented(word.text())));
        return new TokenStreamComponents(tokenizer, new RemoveDuplicatesTokenFilter(words));
    }

    /** German makes a plural with an s of words that end in a vowel, which no stemmer takes off: babies, cars, mobiles. */
    private static List<String> singulars(String word) {
        int vowel = word.length() - 2;
        return vowel > 0 && word.endsWith("s") && PLURAL_VOWELS.indexOf(word.charAt(vowel)) >= 0
                ? List.of(word, word.substring(0, vowel + 1))
                : List.of(word);
    }

    /** What they do ends in -ent in French, which no stemmer takes off, because adverbs and nouns do, too. */
    private static List<String> singularVerbs(String word) {
        return word.length() > SHORTEST_VERB && word.endsWith("ent")
                ? List.of(word, word.substring(0, word.length() - 2))
                : List.of(word);
    }

    private TokenStream withoutArticles(TokenStream words) {
        return switch (language) {
            case FRENCH -> new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES);
            case ITALIAN -> new ElisionFilter(words, ITALIAN_ARTICLES);
            default -> words;
        };
    }

    private TokenStream lightStems(TokenStream words) {
        return switch (language) {
            case SPANISH -> new SpanishLightStemFilter(words);
            case FRENCH -> new FrenchLightStemFilter(words);
            case GERMAN -> new GermanLightStemFilter(words);
            case PORTUGUESE -> new PortugueseLightStemFilter(words);
            case ITALIAN -> new ItalianLightStemFilter(words);
            default -> throw unknown();
        };
    }

    private SnowballStemmer stemmer() {
        return switch (language) {
            case SPANISH -> new SpanishStemmer();
            case FRENCH -> new FrenchStemmer();
            case GERMAN -> new GermanStemmer();
            case PORTUGUESE -> new PortugueseStemmer();
            case ITALIAN -> new ItalianStemmer();
            default -> throw unknown();
        };
    }

    private IllegalArgumentException unknown() {
        return new IllegalArgumentException("No stems are known for " + language);
    }
}
