package dev.keepsake.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.conversation.Span;
import dev.keepsake.error.KeepsakeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeMentionTest {

    private static final Instant MAY = Instant.parse("2023-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2023-06-01T00:00:00Z");

    @Test
    void aTimeEndsAfterItBegins() {
        assertThatThrownBy(() -> new TimeMention(MAY, MAY, Precision.MONTH, new Span(0, 3)))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("2023-05-01");
    }

    @Test
    void theEndIsNoPartOfIt() {
        TimeMention may = new TimeMention(MAY, JUNE, Precision.MONTH, new Span(0, 3));

        assertThat(may.overlaps(JUNE.minusSeconds(1), JUNE)).isTrue();
        assertThat(may.overlaps(JUNE, JUNE.plusSeconds(1))).isFalse();
        assertThat(may.overlaps(MAY.minusSeconds(1), MAY)).isFalse();
    }
}
