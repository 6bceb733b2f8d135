package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.index.EntryKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicatesTest {

    private static final String LONG =
            "Ana told us that she moved to a small flat near the river in Porto with her sister and two cats";

    private final Duplicates duplicates = new Duplicates();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I like green tea | I like green tea",
                "I like green tea | i like GREEN tea!",
                "I like green tea | I like - green tea...",
                "I don't like tea | I don\u2019t like tea",
            })
    void theSameWordsAreADuplicate(String better, String worse) {
        assertThat(take(1, better)).isNull();
        assertThat(take(2, worse)).isEqualTo(Sayings.key(1));
    }

    @Test
    void nearlyAllTheSameWordsOfALongStatementAreADuplicate() {
        assertThat(take(1, LONG)).isNull();
        assertThat(take(2, LONG + " now")).isEqualTo(Sayings.key(1));
    }

    @Test
    void oneWordIsTooMuchOfAShortStatement() {
        assertThat(take(1, "Ana moved to Porto")).isNull();
        assertThat(take(2, "Ben moved to Porto")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s not", "%s 3", "no %s", "never %s", "%s without", "%s cannot", "%s nicht", "%s pas"})
    void aNumberOrANegationMakesItAnotherStatement(String form) {
        assertThat(take(1, LONG)).isNull();
        assertThat(take(2, form.formatted(LONG))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"can,can't", "does,doesn't", "would,wouldn\u2019t", "do,don't", "is,isn't"})
    void aShortenedNegationMakesItAnotherStatement(String yes, String no) {
        String statement = LONG + ", and on Sundays she %s like to play chess with people whom she has met there";
        assertThat(take(1, statement.formatted(yes))).isNull();
        assertThat(take(2, statement.formatted(no))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.5 | 5.3",
                "-5 | 5",
                "10:30 | 30:10",
                "2 rather than 7 | 7 rather than 2",
            })
    void numbersCountAsTheyAreWrittenAndInTheirOrder(String one, String other) {
        assertThat(take(1, LONG + " " + one)).isNull();
        assertThat(take(2, LONG + " " + other)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"C,C++", "C,C#", "-5,5", "\uD83D\uDC4D,\uD83D\uDE22", "!,?"})
    void signsThatAreAllThatDiffersAreNotOverlooked(String one, String other) {
        assertThat(take(1, one)).isNull();
        assertThat(take(2, other)).isNull();
    }

    @Test
    void equalTextsAreFoundHoweverManyCameBetween() {
        assertThat(take(0, "the first of all")).isNull();
        for (int number = 1; number <= 300; number++) {
            assertThat(take(number, "statement number " + number)).isNull();
        }
        assertThat(take(999, "The first of all.")).isEqualTo(Sayings.key(0));
    }

    @Test
    void aTextOfNothingButHalvesOfSignsIsTaken() {
        assertThat(take(1, "\uD83D")).isNull();
        assertThat(take(2, "\uDC4D")).isNull();
    }

    private EntryKey take(long number, String text) {
        Hit hit = new Hit.OfMemory(Sayings.memory(number, text), 0.5, new Explanation(List.of()));
        return duplicates.take(Sayings.key(number), hit);
    }
}
