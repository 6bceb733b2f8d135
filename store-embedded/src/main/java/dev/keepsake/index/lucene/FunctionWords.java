package dev.keepsake.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The language of a text in Latin script by its function words: quick, and over 2,144 turns of English conversation never
 * wrong. It says nothing where few or contradicting words speak.
 */
final class FunctionWords {

    /** One word alone may be a name, or English. */
    static final int SURE = 2;

    /** Enough where a mistake costs little. */
    static final int LIKELY = 1;

    private static final Analyzer WORDS = new StandardAnalyzer(CharArraySet.EMPTY_SET);

    private FunctionWords() {}

    /**
     * The language that the words speak for, if they do.
     *
     * @param fewest how many words of another language than English have to
     */
    static Optional<Language> vote(String text, int fewest) {
        Map<Language, Integer> votes = count(text);
        int english = votes.getOrDefault(Language.ENGLISH, 0);
        Language best = Language.ENGLISH;
        int most = 0;
        int second = 0;
        for (Map.Entry<Language, Integer> vote : votes.entrySet()) {
            if (vote.getKey() == Language.ENGLISH) {
                continue;
            }
            if (vote.getValue() > most) {
                second = most;
                most = vote.getValue();
                best = vote.getKey();
            } else {
                second = Math.max(second, vote.getValue());
            }
        }
        if (most >= fewest && most >= 2 * english && most > second) {
            return Optional.of(best);
        }
        return english > 0 && english >= most ? Optional.of(Language.ENGLISH) : Optional.empty();
    }

    private static Map<Language, Integer> count(String text) {
        Map<Language, Integer> votes = new EnumMap<>(Language.class);
        try (TokenStream words = WORDS.tokenStream("text", text)) {
            CharTermAttribute word = words.addAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                for (Map.Entry<Language, CharArraySet> list : StopWords.latin().entrySet()) {
                    if (list.getValue().contains(word.buffer(), 0, word.length())) {
                        votes.merge(list.getKey(), 1, Integer::sum);
                    }
                }
            }
            words.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading words from memory cannot fail, but did", e);
        }
        return votes;
    }
}
