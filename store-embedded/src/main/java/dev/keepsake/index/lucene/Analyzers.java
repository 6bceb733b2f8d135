package dev.keepsake.index.lucene;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/** One analyzer per language: Lucene's own, with accents folded at the end where people leave them out in typing. */
final class Analyzers {

    private static final Map<Language, Analyzer> BY_LANGUAGE = new EnumMap<>(
            Stream.of(Language.values()).collect(Collectors.toMap(Function.identity(), Analyzers::create)));
    private static final Map<String, Analyzer> BY_FIELD =
            Stream.of(Language.values()).collect(Collectors.toUnmodifiableMap(Language::field, BY_LANGUAGE::get));

    private Analyzers() {}

    static Analyzer of(Language language) {
        return Objects.requireNonNull(BY_LANGUAGE.get(language));
    }

    /** The analyzer of each language in that language's field. */
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
            case SPANISH -> folded(new SpanishAnalyzer());
            case FRENCH -> folded(new FrenchAnalyzer());
            case GERMAN -> folded(new GermanAnalyzer());
            case PORTUGUESE -> folded(new PortugueseAnalyzer());
            case ITALIAN -> folded(new ItalianAnalyzer());
            case RUSSIAN -> new RussianAnalyzer();
            case ARABIC -> new ArabicAnalyzer();
            case HINDI -> new HindiAnalyzer();
            case CJK -> new CJKAnalyzer(CharArraySet.EMPTY_SET);
            case OTHER -> folded(new StandardAnalyzer(CharArraySet.EMPTY_SET));
        };
    }

    private static Analyzer folded(Analyzer words) {
        return new AnalyzerWrapper(Analyzer.GLOBAL_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return words;
            }

            @Override
            protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
                return new TokenStreamComponents(
                        components.getSource(), new ASCIIFoldingFilter(components.getTokenStream()));
            }
        };
    }
}
