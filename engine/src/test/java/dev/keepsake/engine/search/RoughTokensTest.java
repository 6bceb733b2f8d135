package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoughTokensTest {

    private final RoughTokens tokens = new RoughTokens();

    @ParameterizedTest
    @CsvSource({
        "a,1",
        "four,1",
        "seven,2",
        "'four four',2",
        "'Hi, you!',4",
        "2023,4",
        "\u6771\u4eac\u90fd,3",
        "\u043c\u0438\u0440,2"
    })
    void wordsAreCountedByLettersAndOtherSignsOneByOne(String text, int count) {
        assertThat(tokens.count(text)).isEqualTo(count);
    }

    @Test
    void blanksAreNotCounted() {
        assertThat(tokens.count("")).isZero();
        assertThat(tokens.count(" \n\t ")).isZero();
    }

    @Property
    void aTextHasNoMoreTokensThanSignsAndNoFewerThanAQuarterOfItsLetters(@ForAll String text) {
        long letters = text.chars().filter(Character::isLetter).count();

        assertThat(tokens.count(text)).isBetween(Math.ceilDiv((int) letters, 4), text.length());
    }
}
