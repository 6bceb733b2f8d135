package dev.keepsake.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvariantExtensionTest {

    private final List<String> checks = new ArrayList<>();

    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(() -> {
        checks.add("checked");
        return List.of();
    });

    @Test
    void looksBeforeATestBegins() {
        assertThat(checks).hasSize(1);
    }

    @Test
    void saysEverythingThatIsWrong() {
        InvariantExtension broken = new InvariantExtension(() -> List.of("two of a key", "no such turn"));

        assertThatThrownBy(() -> broken.afterEach(null))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("After", "2 of", "two of a key", "no such turn");
        assertThatThrownBy(() -> broken.beforeEach(null)).hasMessageContaining("Before");
    }

    @Test
    void isSilentWhenNothingIsWrong() {
        assertThatCode(() -> invariants.afterEach(null)).doesNotThrowAnyException();
    }
}
