package dev.keepsake.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.KeepsakeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final Instant LEARNED = Instant.parse("2026-01-15T10:00:00Z");
    private static final Instant TRUE_SINCE = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-01T00:00:00Z");
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 1);
    private static final MemoryId OTHER = new MemoryId(new UUID(1, 1));

    private final Lifecycle current = Lifecycle.current(LEARNED, TRUE_SINCE, LAST_DAY);

    @Test
    void aNewMemoryIsCurrentAndOpenEnded() {
        assertThat(current.state()).isEqualTo(MemoryState.CURRENT);
        assertThat(current.validity()).isEqualTo(new Validity(TRUE_SINCE, Validity.OPEN_ENDED));
        assertThat(current.updatedAt()).isEqualTo(LEARNED);
        assertThat(current.closedAt()).isNull();
    }

    @Test
    void supersedingClosesValidityAndRemembersBy() {
        Lifecycle superseded = current.superseded(LATER, LEARNED, OTHER);

        assertThat(superseded)
                .isEqualTo(new Lifecycle(
                        MemoryState.SUPERSEDED,
                        new Validity(TRUE_SINCE, LEARNED),
                        LEARNED,
                        LATER,
                        LATER,
                        OTHER,
                        LAST_DAY));
    }

    @Test
    void validityNeverEndsBeforeItBegins() {
        Instant before = TRUE_SINCE.minusSeconds(1);

        assertThat(current.superseded(LATER, before, OTHER).validity()).isEqualTo(new Validity(TRUE_SINCE, TRUE_SINCE));
        assertThatThrownBy(() -> new Validity(TRUE_SINCE, before)).isInstanceOf(KeepsakeException.class);
    }

    @Test
    void updatingAndDeletingMoveTheSystemTimeOnly() {
        assertThat(current.updated(LATER, null))
                .isEqualTo(new Lifecycle(MemoryState.CURRENT, current.validity(), LEARNED, LATER, null, null, null));
        assertThat(current.deleted(LATER))
                .isEqualTo(
                        new Lifecycle(MemoryState.DELETED, current.validity(), LEARNED, LATER, LATER, null, LAST_DAY));
    }

    @Test
    void theLastDayStillCounts() {
        assertThat(current.expiredAt(Instant.parse("2026-06-01T23:59:59.999Z"))).isFalse();
        assertThat(current.expiredAt(Instant.parse("2026-06-02T00:00:00Z"))).isTrue();
        assertThat(current.updated(LATER, null).expiredAt(Instant.MAX)).isFalse();
    }
}
