package dev.keepsake.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {

    @Test
    void linesBreakAtBlanks() {
        assertThat(Paragraph.lines("one two  three\nfour", 9)).containsExactly("one two", "three", "four");
    }

    @Test
    void aWordThatFitsNoLineIsBroken() {
        assertThat(Paragraph.lines("a 123456789012", 5)).containsExactly("a", "12345", "67890", "12");
    }

    @Test
    void wideSignsTakeTwoColumns() {
        assertThat(Paragraph.lines("\u6771\u4eac\u3067\u50cd\u304f", 4))
                .containsExactly("\u6771\u4eac", "\u3067\u50cd", "\u304f");
    }

    @Test
    void controlCharactersMoveNothing() {
        assertThat(Paragraph.lines("a\u001b[2Jb", 20)).containsExactly("a [2Jb");
    }
}
