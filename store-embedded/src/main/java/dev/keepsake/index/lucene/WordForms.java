package dev.keepsake.index.lucene;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Puts the forms of a word in its place: the first instead of it, the others beside it at the same position, where they do
 * not count for the length of a text.
 */
final class WordForms extends TokenFilter {

    private final Function<Token, List<String>> forms;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final KeywordAttribute whole = addAttribute(KeywordAttribute.class);
    private final Deque<String> beside = new ArrayDeque<>();

    /**
     * A word as it comes.
     *
     * @param text the word
     * @param type what the tokenizer took it for
     * @param whole whether it is meant to stay as it is written
     */
    record Token(String text, String type, boolean whole) {}

    /**
     * A filter.
     *
     * @param forms at least one form of each word
     */
    WordForms(TokenStream words, Function<Token, List<String>> forms) {
        super(words);
        this.forms = forms;
    }

    @Override
    public boolean incrementToken() throws IOException {
        String other = beside.poll();
        if (other != null) {
            term.setEmpty().append(other);
            increment.setPositionIncrement(0);
            type.setType(TypeAttribute.DEFAULT_TYPE);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        List<String> all = forms.apply(new Token(term.toString(), type.type(), whole.isKeyword()));
        term.setEmpty().append(all.getFirst());
        beside.addAll(all.subList(1, all.size()));
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        beside.clear();
    }
}
