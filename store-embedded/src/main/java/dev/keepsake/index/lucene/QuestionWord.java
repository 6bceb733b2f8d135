package dev.keepsake.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/**
 * One word of a question, as it looks in each language. An entry is in one language, so it has the forms of at most one;
 * counting the forms together gives a word one weight for entries of all languages.
 *
 * @param forms by language; languages in which it does not count are not there
 */
record QuestionWord(Map<Language, List<Form>> forms) {

    /**
     * The words of a question in order, each once.
     *
     * @param asked the language of the question, whose stop words count in no language
     * @param languages those of the entries
     */
    static List<QuestionWord> of(String question, Language asked, Set<Language> languages) {
        String spelled = Spelling.of(question);
        String text = asked == Language.CJK ? Interrogatives.blankedOut(spelled) : spelled;
        Set<Integer> counting = LinkedHashSet.newLinkedHashSet(16);
        stems(text, asked).forEach(stem -> counting.add(stem.offset));
        Map<Place, Map<Language, List<Form>>> words = new TreeMap<>();
        for (Language language : languages) {
            Place last = new Place(-1, 0);
            for (Stem stem : stems(text, language)) {
                if (!stem.beside) {
                    last = new Place(stem.offset, stem.offset == last.offset ? last.nth + 1 : 0);
                }
                if (counting.contains(stem.offset)) {
                    words.computeIfAbsent(last, place -> new EnumMap<>(Language.class))
                            .computeIfAbsent(language, known -> new ArrayList<>())
                            .addAll(language.asked(stem.text));
                }
            }
        }
        return distinct(words.values());
    }

    private static List<QuestionWord> distinct(Collection<Map<Language, List<Form>>> words) {
        Set<QuestionWord> each = new LinkedHashSet<>();
        words.forEach(forms -> each.add(new QuestionWord(forms)));
        return List.copyOf(each);
    }

    private static List<Stem> stems(String text, Language language) {
        List<Stem> stems = new ArrayList<>();
        try (TokenStream stream = language.analyzer().tokenStream(language.field(), text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                // A pair of characters lies beside its first one and is a word of its own; it is two characters long.
                boolean beside =
                        !stems.isEmpty() && increment.getPositionIncrement() == 0 && length.getPositionLength() == 1;
                stems.add(new Stem(offset.startOffset(), term.toString(), beside));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading words from memory cannot fail, but did", e);
        }
        return stems;
    }

    /** A stem; one beside another is another form of the same word. */
    private record Stem(int offset, String text, boolean beside) {}

    /** Where a word begins in the question, and which of several there it is. */
    private record Place(int offset, int nth) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return offset != other.offset ? Integer.compare(offset, other.offset) : Integer.compare(nth, other.nth);
        }
    }
}
