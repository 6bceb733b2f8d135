package dev.keepsake.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What words are taken to: two that are to find each other share a form, two that are not share none. */
class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SPANISH    | ensayan       | ensayo
        SPANISH    | rompieron     | rompí
        SPANISH    | cumpleanos    | cumpleaños
        SPANISH    | casará        | casa
        FRENCH     | augmentent    | augmente
        FRENCH     | l'aurore      | aurores
        FRENCH     | qu'étudiait   | étudié
        FRENCH     | peniche       | péniche
        GERMAN     | Häuser        | Haus
        GERMAN     | Mueller       | Müller
        GERMAN     | Strassen      | Straße
        GERMAN     | Babys         | Baby
        PORTUGUESE | aviões        | avião
        PORTUGUESE | colecionava   | coleciono
        ITALIAN    | dell'aereo    | aerei
        ITALIAN    | coltiva       | coltiviamo
        RUSSIAN    | зелёный       | зеленого
        RUSSIAN    | самолётах     | самолетом
        ARABIC     | محفظتي        | المحفظة
        ARABIC     | قارباً         | القارب
        ARABIC     | أحمد          | احمد
        HINDI      | टूटीं           | टूट
        HINDI      | कलाइयाँ        | कलाई
        HINDI      | हिन्दी          | हिंदी
        HINDI      | तलाक़         | तलाक
        """)
    void formsOfOneWordMeet(Language language, String one, String other) throws IOException {
        assertThat(shared(language, one, other)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SPANISH    | casa    | cosa
        GERMAN     | Haus    | Maus
        ITALIAN    | orto    | porto
        RUSSIAN    | дом     | дым
        ARABIC     | كلب     | قلب
        HINDI      | घर      | घास
        CJK        | 东京    | 西京
        """)
    void differentWordsDoNot(Language language, String one, String other) throws IOException {
        assertThat(shared(language, one, other)).noneMatch(form -> form.length() > 1);
    }

    @Test
    void traditionalCharactersAreTheirSimplifiedOnes() throws IOException {
        assertThat(words(Language.CJK, "離婚")).isEqualTo(words(Language.CJK, "离婚"));
        assertThat(words(Language.CJK, "東京")).isEqualTo(words(Language.CJK, "东京"));
    }

    @Test
    void chineseCharactersAreWordsToo() throws IOException {
        assertThat(words(Language.CJK, "龙井茶")).contains("龙井", "井茶", "茶");
    }

    @Test
    void syllablesAloneAreNotWordsUnlessTheyStandAlone() throws IOException {
        assertThat(words(Language.CJK, "これを読む")).contains("これ", "読").doesNotContain("を", "む");
        assertThat(words(Language.CJK, "고양이")).containsExactly("고양", "양이");
        assertThat(shared(Language.CJK, "방을", "방은")).containsExactly("방");
        assertThat(shared(Language.CJK, "배", "배를")).containsExactly("배");
    }

    @ParameterizedTest
    @CsvSource({"RUSSIAN", "ARABIC", "HINDI", "CJK", "THAI"})
    void latinWordsAreTakenToTheStemsOfEnglish(Language language) throws IOException {
        String text = "MacBooks Munchen meetings";

        assertThat(words(language, Spelling.of("MacBooks München meetings")))
                .containsAll(words(Language.ENGLISH, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ＭａｃＢｏｏｋ | MacBook
        ﾃﾞｼﾞｶﾒ        | デジカメ
        cafe\u0301     | caf\u00e9
        \ufefb         | \u0644\u0627
        """)
    void encodingsOfOneTextAreSpelledTheSame(String one, String other) {
        assertThat(Spelling.of(one)).isEqualTo(other);
    }

    @Test
    void formsBesideAWordDoNotMakeATextLonger() throws IOException {
        assertThat(positions(Language.SPANISH, "rompió")).isEqualTo(1);
        assertThat(positions(Language.GERMAN, "Führerscheinprüfung")).isEqualTo(1);
        assertThat(positions(Language.ARABIC, "سيرفع")).isEqualTo(1);
    }

    private static int positions(Language language, String text) throws IOException {
        int positions = 0;
        try (TokenStream stream = Analyzers.byField().tokenStream(language.field(), text)) {
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                positions += increment.getPositionIncrement();
            }
            stream.end();
        }
        return positions;
    }

    private static Set<String> shared(Language language, String one, String other) throws IOException {
        Set<String> shared = new HashSet<>(words(language, one));
        shared.retainAll(words(language, other));
        return shared;
    }

    private static List<String> words(Language language, String text) throws IOException {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = language.analyzer().tokenStream(language.field(), text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        }
        return words;
    }
}
