package dev.keepsake.engine.add;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.conversation.Span;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.time.Precision;
import dev.keepsake.time.TimeMention;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubstanceTest {

    private static final List<EntityMention> PORTO =
            List.of(new EntityMention("Porto", "porto", new Span(0, 5), EntityKind.PLACE));
    private static final List<TimeMention> MAY = List.of(new TimeMention(
            Instant.parse("2026-05-01T00:00:00Z"),
            Instant.parse("2026-06-01T00:00:00Z"),
            Precision.MONTH,
            new Span(0, 3)));

    @Test
    void whatSaysWhoWhenAndHowManyTellsMost() {
        assertThat(Substance.of("I sold 2 bowls in Porto in May.", MAY, PORTO)).isEqualTo(1);
        assertThat(Substance.of("That sounds lovely!", List.of(), List.of())).isEqualTo(.25);
    }

    @Test
    void aQuestionTellsLessThanAStatementInAnyScript() {
        assertThat(Substance.of("In Porto?", List.of(), PORTO)).isEqualTo(.25);
        assertThat(Substance.of("\u672c\u5f53\u306b\uff1f ", List.of(), List.of()))
                .isZero();
        assertThat(Substance.of("\u0647\u0644 \u0647\u0630\u0627\u061f", List.of(), List.of()))
                .isZero();
    }

    @Test
    void aPageIsNotMoreSubstantialForBeingLong() {
        String page = "word ".repeat(600) + "7";

        assertThat(Substance.of(page, MAY, PORTO)).isCloseTo(60 / 601.0, within(1e-9));
        assertThat(Substance.of("", List.of(), List.of())).isEqualTo(.25);
    }
}
