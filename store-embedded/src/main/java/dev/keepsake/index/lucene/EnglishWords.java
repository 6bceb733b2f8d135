package dev.keepsake.index.lucene;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * English stems. Lucene's own English analyzer knows 33 stop words; the list used here is Snowball's, which has the
 * pronouns, the auxiliaries and the question words too, because conversations and questions are full of them.
 */
final class EnglishWords extends Analyzer {

    private static final NormalizeCharMap STRAIGHT_APOSTROPHES = straightApostrophes();

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream stems = new LowerCaseFilter(words);
        stems = new StopFilter(stems, StopWords.of(Language.ENGLISH));
        stems = new EnglishPossessiveFilter(stems);
        stems = new ASCIIFoldingFilter(stems);
        return new TokenStreamComponents(words, new SnowballFilter(stems, new EnglishStemmer()));
    }

    @Override
    protected Reader initReader(String field, Reader text) {
        return new MappingCharFilter(STRAIGHT_APOSTROPHES, text);
    }

    private static NormalizeCharMap straightApostrophes() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        map.add("\u2019", "'");
        map.add("\u2018", "'");
        return map.build();
    }
}
