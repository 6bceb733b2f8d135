package dev.keepsake.models.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytePairTokensTest {

    private final BytePairTokens tokens = new BytePairTokens();

    @Test
    void countsAsTheModelsDo() {
        assertThat(tokens.count("")).isZero();
        assertThat(tokens.count("Hello, world!")).isEqualTo(4);
        assertThat(tokens.count("hello hello hello")).isEqualTo(3);
    }

    @Test
    void whatLooksLikeAControlTokenIsText() {
        assertThat(tokens.count("<|endoftext|>")).isGreaterThan(1);
    }

    @Test
    void aLongRunWithoutSpacesIsCountedAsWell() {
        assertThat(tokens.count("a".repeat(100_000))).isBetween(1_000, 100_000);
    }
}
