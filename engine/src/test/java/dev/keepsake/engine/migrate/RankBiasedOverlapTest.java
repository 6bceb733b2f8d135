package dev.keepsake.engine.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankBiasedOverlapTest {

    private static double of(List<String> one, List<String> other) {
        return RankBiasedOverlap.of(one, other, RankBiasedOverlap.PERSISTENCE);
    }

    @Test
    void theSameListsAreAlikeAndThoseWithNothingInCommonAreNot() {
        assertThat(of(List.of("a", "b", "c"), List.of("a", "b", "c"))).isCloseTo(1, within(1e-12));
        assertThat(of(List.of("a", "b", "c"), List.of("d", "e", "f"))).isZero();
        assertThat(of(List.of(), List.of())).isOne();
        assertThat(of(List.of(), List.of("a"))).isZero();
    }

    @Test
    void itIsWhatTheFormulaSays() {
        // Two places exchanged: X = 0, 2, 3. (1-p)/p (0 p + 2/2 p^2 + 3/3 p^3) + 3/3 p^3 = .1/.9 (.81 + .729) + .729.
        assertThat(of(List.of("a", "b", "c"), List.of("b", "a", "c"))).isCloseTo(0.9, within(1e-12));
        // Nothing but the last in common: X = 0, 0, 1. .1/.9 (1/3 .729) + 1/3 .729.
        assertThat(of(List.of("a", "b", "c"), List.of("x", "y", "c"))).isCloseTo(0.27, within(1e-12));
        // The beginning of a longer list is as like it as can be: it is thought to go on in the same way.
        assertThat(of(List.of("a", "b"), List.of("a", "b", "c", "d"))).isCloseTo(1, within(1e-12));
        // s = 1, l = 2, X_s = 0, X_l = 1: .1/.9 (1/2 .81) + 1/2 .81.
        assertThat(of(List.of("b"), List.of("a", "b"))).isCloseTo(0.45, within(1e-12));
    }

    @Test
    void anExchangeFurtherUpCountsMore() {
        List<String> plain = List.of("a", "b", "c", "d", "e");

        assertThat(of(plain, List.of("b", "a", "c", "d", "e"))).isLessThan(of(plain, List.of("a", "b", "c", "e", "d")));
    }

    @Test
    void itDoesNotMatterWhichComesFirstAndItStaysBetweenZeroAndOne() {
        Random dice = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Integer> one = some(dice);
            List<Integer> other = some(dice);

            double alike = RankBiasedOverlap.of(one, other, 0.9);

            assertThat(alike).isBetween(0.0, 1.0).isEqualTo(RankBiasedOverlap.of(other, one, 0.9));
            assertThat(RankBiasedOverlap.of(one, one, 0.9)).isCloseTo(1, within(1e-9));
        }
    }

    private static List<Integer> some(Random dice) {
        List<Integer> all = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        Collections.shuffle(all, dice);
        return all.subList(0, dice.nextInt(11));
    }
}
