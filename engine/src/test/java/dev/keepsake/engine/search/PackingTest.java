package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.model.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PackingTest {

    /** A token for every character, so that tests can see them. */
    private static final TokenCounter LENGTH = String::length;

    @Test
    void whatDoesNotFitIsSkippedForTheNextThatDoes() {
        List<Hit> ranked = List.of(hit(1, "aaaa"), hit(2, "bbbbbbbb"), hit(3, "cc"), hit(4, "d"));

        Packing.Packed packed = new Packing(LENGTH, 6).pack(ranked, 10);

        assertThat(packed.hits()).extracting(Hit::text).containsExactly("aaaa", "cc");
        assertThat(packed.outside())
                .containsOnlyKeys(ranked.get(1), ranked.get(3))
                .containsEntry(ranked.get(1), 8)
                .containsEntry(ranked.get(3), 1);
    }

    @Test
    void whatOthersHaveToldAlreadyComesAfterThem() {
        TurnId first = Sayings.turn(1, 0);
        TurnId second = Sayings.turn(1, 1);
        List<Hit> ranked =
                List.of(hit(1, "both", first, second), hit(2, "told", first), hit(3, "new!", Sayings.turn(2, 0)));

        assertThat(new Packing(LENGTH, 8).pack(ranked, 10).hits())
                .extracting(Hit::text)
                .containsExactly("both", "new!");
        assertThat(new Packing(LENGTH, 12).pack(ranked, 10).hits())
                .extracting(Hit::text)
                .containsExactly("both", "told", "new!");
        assertThat(new Packing(LENGTH, 100).pack(ranked, 2).hits())
                .extracting(Hit::text)
                .containsExactly("both", "new!");
    }

    @Test
    void whatCameFromNoTurnIsNeverToldByOthers() {
        List<Hit> ranked = List.of(hit(1, "one"), hit(2, "two"));

        assertThat(new Packing(LENGTH, 6).pack(ranked, 10).hits()).isEqualTo(ranked);
    }

    @Test
    void onlyWhatALargerBudgetWouldReturnIsOutside() {
        List<Hit> ranked = List.of(hit(1, "aaaa"), hit(2, "bbbb"), hit(3, "cccc"), hit(4, "dddd"));

        Packing.Packed packed = new Packing(LENGTH, 5).pack(ranked, 3);

        assertThat(packed.hits()).containsExactly(ranked.getFirst());
        assertThat(packed.outside()).containsOnlyKeys(ranked.get(1), ranked.get(2));
    }

    @Test
    void aBudgetTooSmallForAnythingReturnsNothingAndCountsAll() {
        List<Hit> ranked = List.of(hit(1, "aaaa"), hit(2, "bbbb"));

        Packing.Packed packed = new Packing(LENGTH, 3).pack(ranked, 10);

        assertThat(packed.hits()).isEmpty();
        assertThat(packed.outside()).hasSize(2);
    }

    @Property(tries = 300)
    void theBudgetAndTheLimitAreNeverExceededAndTheOrderStays(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 60) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 500) int budget,
            @ForAll @IntRange(min = 1, max = 30) int limit) {
        List<Hit> ranked = new ArrayList<>();
        for (int length : lengths) {
            int place = ranked.size();
            ranked.add(hit(place, "x".repeat(length), Sayings.turn(1, place % 7)));
        }

        Packing.Packed packed = new Packing(LENGTH, budget).pack(ranked, limit);
        Packing.Packed unbounded = new Packing(LENGTH, Integer.MAX_VALUE).pack(ranked, limit);

        assertThat(packed.hits().stream().mapToInt(hit -> hit.text().length()).sum())
                .isLessThanOrEqualTo(budget);
        assertThat(packed.hits()).hasSizeLessThanOrEqualTo(limit).isSubsetOf(ranked);
        assertThat(packed.hits().stream().map(ranked::indexOf).toList()).isSorted();
        assertThat(unbounded.outside()).isEmpty();
        assertThat(packed.outside().keySet())
                .containsExactlyInAnyOrderElementsOf(unbounded.hits().stream()
                        .filter(hit -> !packed.hits().contains(hit))
                        .toList());
    }

    private static Hit hit(long number, String text, TurnId... turns) {
        return new Hit.OfMemory(Sayings.memory(number, text, turns), 1.0 / (1 + number), new Explanation(List.of()));
    }
}
