package dev.keepsake.bench.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class EmbedFiguresTest {

    private static final EmbedFigures FIRST = new EmbedFigures(100, 6, 10, 3, 9, 7, 90, 200, 300);
    private static final EmbedFigures SECOND = new EmbedFigures(90, 5, 12, 4, 8, 6, 95, 210, 290);

    @Test
    void readsTheLineThatItWrites() {
        assertThat(EmbedFigures.isLine(FIRST.line())).isTrue();
        assertThat(EmbedFigures.read(FIRST.line())).isEqualTo(FIRST);
        assertThat(EmbedFigures.isLine("WARNING: something else")).isFalse();
    }

    @Test
    void takesTheBetterOfEachFigureAndTheLargerOfMemory() {
        assertThat(FIRST.best(SECOND)).isEqualTo(new EmbedFigures(100, 5, 12, 3, 8, 6, 90, 210, 300));
        assertThat(SECOND.best(FIRST)).isEqualTo(FIRST.best(SECOND));
    }

    @Test
    void showsEveryFigureInItsRow() {
        assertThat(FIRST.row("a way", 2).toLowerCase(Locale.ROOT).trim().split("\\s+"))
                .containsExactly("a", "way", "2", "100.0", "6.00", "10.0", "3.0", "9.0", "7.0", "90.0", "200", "300");
    }
}
