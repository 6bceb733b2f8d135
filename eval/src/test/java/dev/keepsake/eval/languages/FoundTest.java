package dev.keepsake.eval.languages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoundTest {

    @Test
    void recallIsTheShareOfTheGoldWithinADepth() {
        Found found = Found.of(Set.of("a", "b"), List.of("x", "a", "y", "z", "u", "b"));

        assertThat(found).isEqualTo(new Found(0, 0.5, 1, 0.5));
    }

    @Test
    void whatIsNotReturnedCountsNothing() {
        assertThat(Found.of(Set.of("a"), List.of("x", "y"))).isEqualTo(new Found(0, 0, 0, 0));
        assertThat(Found.of(Set.of("a"), List.of())).isEqualTo(new Found(0, 0, 0, 0));
    }

    @Test
    void averagesAreOverQuestions() {
        assertThat(Found.mean(List.of(new Found(1, 1, 1, 1), new Found(0, 0, 1, 0.5))))
                .isEqualTo(new Found(0.5, 0.5, 1, 0.75));
    }
}
