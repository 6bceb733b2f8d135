package dev.keepsake.engine.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Ana likes jazz. | ana enjoys jazz!",
                "I live in Lisbon. | I am living in Lisbon now",
                "I don't like jazz. | I do not like jazz",
                "Tom works at Acme. | Tom is employed by Acme",
                "My mum is a physician. | My mother is a doctor",
                "The meeting is currently on Tuesdays at 9:30 | The meeting is on Tuesdays at 9:30.",
                "I can't eat peanuts | I cannot eat peanuts.",
                "Ich mag Jazz. | ich mag jazz"
            })
    void theSameInOtherWords(String one, String other) {
        assertThat(Wording.of(one).telling()).isEqualTo(Wording.of(other).telling());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Ana likes jazz. | Ana dislikes jazz.",
                "I like jazz. | I do not like jazz",
                "I live in Lisbon. | I lived in Lisbon.",
                "Ana helps Tom. | Tom helps Ana.",
                "It costs 1.5 euros | It costs 15 euros",
                "It is 5 degrees | It is -5 degrees",
                "She writes C | She writes C++",
                "She is happy | She is too happy",
                "?! | !?"
            })
    void somethingElse(String one, String other) {
        assertThat(Wording.of(one).telling()).isNotEqualTo(Wording.of(other).telling());
    }
}
