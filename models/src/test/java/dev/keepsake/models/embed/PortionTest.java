package dev.keepsake.models.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.models.embed.TextLimit.Piece;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortionTest {

    @Test
    void aPortionHasNeitherTooManyTextsNorTooManyTokens() {
        Portion portion = new Portion(3, 10);
        List<Piece> pieces = IntStream.of(2, 2, 2, 2, 9, 1, 1, 12, 1)
                .mapToObj(tokens -> new Piece("t" + tokens, tokens))
                .toList();

        assertThat(portion.of(pieces).stream()
                        .map(some -> some.stream().map(Piece::tokens).toList()))
                .containsExactly(List.of(2, 2, 2), List.of(2), List.of(9, 1), List.of(1), List.of(12), List.of(1));
    }

    @Test
    void nothingMakesNoPortion() {
        assertThat(new Portion(3, 10).of(List.of())).isEmpty();
    }
}
