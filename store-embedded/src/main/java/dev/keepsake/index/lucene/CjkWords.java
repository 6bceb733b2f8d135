package dev.keepsake.index.lucene;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Chinese, Japanese and Korean without a dictionary: every pair of neighbouring characters, and every Chinese character on
 * its own, because it mostly is a word. Traditional characters are taken for their simplified ones.
 */
final class CjkWords extends Analyzer {

    /** A character says less than a pair; it is part of many words. */
    static final float WEIGHT_OF_ONE_CHARACTER = 0.3f;

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = new StandardTokenizer();
        TokenStream words = new LowerCaseFilter(tokenizer);
        words = new WordForms(words, CjkWords::prepared);
        words = new CJKBigramFilter(
                words,
                CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL,
                true);
        return new TokenStreamComponents(tokenizer, SpacedWords.withLatinStems(new WithoutSyllables(words)));
    }

    /** Whether a word is a Chinese character on its own. */
    static boolean isOneCharacter(String word) {
        int first = word.codePointAt(0);
        return Character.isIdeographic(first) && word.length() == Character.charCount(first);
    }

    private static List<String> prepared(WordForms.Token word) {
        return word.type().equals(StandardTokenizer.TOKEN_TYPES[StandardTokenizer.HANGUL])
                ? KoreanParticles.forms(word.text())
                : List.of(SimplifiedHan.of(word.text()));
    }

    /** Takes out single syllables, which mean nothing. */
    private static final class WithoutSyllables extends FilteringTokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TypeAttribute type = addAttribute(TypeAttribute.class);

        WithoutSyllables(TokenStream words) {
            super(words);
        }

        @Override
        protected boolean accept() {
            return !type.type().equals(CJKBigramFilter.SINGLE_TYPE)
                    || Character.isIdeographic(Character.codePointAt(term.buffer(), 0, term.length()));
        }
    }
}
