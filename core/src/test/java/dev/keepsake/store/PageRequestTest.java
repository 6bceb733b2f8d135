package dev.keepsake.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.KeepsakeException;
import org.junit.jupiter.api.Test;

class PageRequestTest {

    @Test
    void pagesAreCountedFromOne() {
        assertThat(PageRequest.first(20).offset()).isZero();
        assertThat(new PageRequest(3, 20).offset()).isEqualTo(40);
    }

    @Test
    void theLastPossiblePageDoesNotOverflow() {
        assertThat(new PageRequest(Integer.MAX_VALUE, Integer.MAX_VALUE).offset())
                .isEqualTo((Integer.MAX_VALUE - 1L) * Integer.MAX_VALUE);
    }

    @Test
    void emptyPagesAreRefused() {
        assertThatThrownBy(() -> new PageRequest(0, 1)).isInstanceOf(KeepsakeException.class);
        assertThatThrownBy(() -> new PageRequest(1, 0)).isInstanceOf(KeepsakeException.class);
    }
}
