package dev.keepsake.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stems find which others by their parts. */
class WordPartsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        katz            | katzenhaarallergi
        allergi         | katzenhaarallergi
        fuhrerschein    | fuhrerscheinpruf
        hausboot        | boot
        kinderzimm      | zimm
        """)
    void aCompoundIsFoundByItsPartsAndFindsThem(String question, String text) {
        assertThat(meet(new Compounds(), question, text)).isTrue();
        assertThat(meet(new Compounds(), text, question)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        haar            | katzenhaarallergi
        rad             | radtour
        wasser          | wassers
        versicher       | unsicher
        """)
    void theMiddleOfACompoundAndShortPartsDoNotFindIt(String question, String text) {
        assertThat(meet(new Compounds(), question, text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        مستشف  | بمستشف
        درس    | تدرس
        تتدرب  | نتدرب
        طابع   | طوابع
        فيلم   | افلام
        """)
    void anArabicWordIsFoundBehindWhatItBeginsWithAndByItsConsonants(String question, String text) {
        assertThat(meet(new ArabicParts(), question, text)).isTrue();
        assertThat(meet(new ArabicParts(), text, question)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        COMPOUNDS | katzenhaarallergi
        ARABIC    | طوابع
        NONE      | painting
        """)
    void theWordItselfCountsMost(String kind, String word) {
        WordParts parts = switch (kind) {
            case "COMPOUNDS" -> new Compounds();
            case "ARABIC" -> new ArabicParts();
            default -> WordParts.NONE;
        };

        assertThat(parts.kept(word).getFirst()).isEqualTo(word);
        List<Form> asked = parts.asked(word);
        assertThat(asked.getFirst()).isEqualTo(new Form(word, 1));
        assertThat(asked.subList(1, asked.size())).allMatch(form -> form.weight() < 1);
    }

    private static boolean meet(WordParts parts, String question, String text) {
        Set<String> kept = new HashSet<>(parts.kept(text));
        return parts.asked(question).stream().map(Form::term).anyMatch(kept::contains);
    }
}
