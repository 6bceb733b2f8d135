package dev.keepsake.index.lucene;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Words of the languages with spaces between words and a script of their own. Words in Latin letters among them are names
 * and English mostly, and get English stems, so that they are found by the same words in an English text.
 */
final class SpacedWords extends Analyzer {

    private final Language language;

    SpacedWords(Language language) {
        this.language = language;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = new StandardTokenizer();
        TokenStream words = new DecimalDigitFilter(new LowerCaseFilter(tokenizer));
        words = switch (language) {
            case RUSSIAN -> russian(words);
            case ARABIC -> arabic(words);
            case HINDI -> hindi(words);
            default -> throw new IllegalArgumentException("The words of " + language + " are not told apart here");
        };
        return new TokenStreamComponents(tokenizer, withLatinStems(words));
    }

    /** With English stems, without accents, of the words in Latin letters; every other word as it is. */
    static TokenStream withLatinStems(TokenStream words) {
        Stems english = new Stems(new EnglishStemmer());
        return new WordForms(words, word -> isLatin(word.text()) ? english.of(word.text()) : List.of(word.text()));
    }

    private static boolean isLatin(String word) {
        return Stems.unaccented(word).chars().allMatch(letter -> letter < 0x80);
    }

    private static TokenStream russian(TokenStream words) {
        TokenStream russian = new StopFilter(words, StopWords.of(Language.RUSSIAN));
        Stems stems = new Stems(new RussianStemmer());
        return new WordForms(russian, word -> stems.of(word.text().replace('\u0451', '\u0435')));
    }

    private static TokenStream arabic(TokenStream words) {
        TokenStream arabic = new WordForms(words, word -> List.of(ArabicEndings.withoutTanwin(word.text())));
        arabic = new StopFilter(arabic, StopWords.of(Language.ARABIC));
        arabic = new ArabicStemFilter(new ArabicNormalizationFilter(arabic));
        return new WordForms(arabic, word -> List.of(ArabicEndings.withoutFeminine(word.text())));
    }

    private static TokenStream hindi(TokenStream words) {
        TokenStream hindi = new IndicNormalizationFilter(new StopFilter(words, StopWords.of(Language.HINDI)));
        // The stemmer knows endings with long vowels, which normalisation shortens, and some that only it brings about.
        hindi = new HindiNormalizationFilter(new HindiStemFilter(hindi));
        return new HindiStemFilter(new StopFilter(hindi, StopWords.of(Language.HINDI)));
    }
}
