package dev.keepsake.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SPANISH    | ¿Quién rompió los jarrones?
        SPANISH    | Cuantos discos colecciona
        FRENCH     | Qui a cassé les vitres ?
        FRENCH     | Pourquoi pas Lyon ?
        GERMAN     | Wann hat Annika geheiratet?
        PORTUGUESE | Pode comer amendoins? Onde?
        ITALIAN    | Quando si sposerà Chiara?
        ENGLISH    | When did Chiara marry?
        ENGLISH    | Caroline 2023
        RUSSIAN    | Где Маша?
        CJK        | 先生在哪里长大？
        THAI       | ใครแพ้กุ้ง
        """)
    void aShortQuestionSaysItsLanguageByOneWord(Language language, String question) {
        assertThat(LanguageDetector.ofQuestion(question)).isEqualTo(language);
    }

    @Test
    void oneForeignWordDoesNotTakeATextOutOfEnglish() {
        assertThat(LanguageDetector.ofText("Los Angeles")).isEqualTo(Language.ENGLISH);
        assertThat(LanguageDetector.ofText("La Traviata tonight with Hans")).isEqualTo(Language.ENGLISH);
    }
}
