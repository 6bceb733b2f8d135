package dev.keepsake.index.lucene;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;

/** One analyzer per language, which takes words to their stems, without the accents that people leave out in typing. */
final class Analyzers {

    private static final Map<Language, Analyzer> BY_LANGUAGE = new EnumMap<>(
            Stream.of(Language.values()).collect(Collectors.toMap(Function.identity(), Analyzers::create)));
    private static final Map<String, Analyzer> BY_FIELD =
            Stream.of(Language.values()).collect(Collectors.toUnmodifiableMap(Language::field, Analyzers::withParts));

    private Analyzers() {}

    static Analyzer of(Language language) {
        return Objects.requireNonNull(BY_LANGUAGE.get(language));
    }

    /** The analyzer of each language in that language's field, where words have their parts beside them. */
    static Analyzer byField() {
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                Analyzer analyzer = BY_FIELD.get(field);
                if (analyzer == null) {
                    throw new IllegalArgumentException("No language keeps its words in the field " + field);
                }
                return analyzer;
            }
        };
    }

    private static Analyzer create(Language language) {
        return switch (language) {
            case ENGLISH -> new EnglishWords();
            case SPANISH, FRENCH, GERMAN, PORTUGUESE, ITALIAN -> new LatinWords(language);
            case RUSSIAN, ARABIC, HINDI -> new SpacedWords(language);
            case CJK -> new CjkWords();
            case THAI -> changed(new ThaiAnalyzer(), SpacedWords::withLatinStems);
            case OTHER -> changed(new StandardAnalyzer(CharArraySet.EMPTY_SET), words -> new ASCIIFoldingFilter(words));
        };
    }

    private static Analyzer withParts(Language language) {
        WordParts parts = language.parts();
        Analyzer stems = of(language);
        return parts.equals(WordParts.NONE)
                ? stems
                : changed(stems, words -> new WordForms(words, word -> parts.kept(word.text())));
    }

    private static Analyzer changed(Analyzer words, UnaryOperator<TokenStream> change) {
        return new AnalyzerWrapper(Analyzer.GLOBAL_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return words;
            }

            @Override
            protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
                return new TokenStreamComponents(components.getSource(), change.apply(components.getTokenStream()));
            }
        };
    }
}
