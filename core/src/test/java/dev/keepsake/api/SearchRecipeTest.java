package dev.keepsake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SearchRecipeTest {

    /** Decay is a wish and not a reading of the question. */
    @ParameterizedTest
    @EnumSource(value = Signal.class, mode = EnumSource.Mode.EXCLUDE, names = "DECAY")
    void theHybridAsksEverySignal(Signal signal) {
        assertThat(SearchRecipe.HYBRID.weight(signal)).isPositive();
        assertThat(SearchRecipe.HYBRID_RERANKED.weight(signal)).isEqualTo(SearchRecipe.HYBRID.weight(signal));
    }

    @Test
    void onlyTheRerankedOneReranks() {
        assertThat(SearchRecipe.HYBRID.reranked()).isZero();
        assertThat(SearchRecipe.HYBRID_RERANKED.reranked()).isPositive();
    }

    @Test
    void aSignalThatIsNotNamedHasNoWeight() {
        assertThat(SearchRecipe.VECTOR_ONLY.weight(Signal.VECTOR)).isEqualTo(1);
        assertThat(SearchRecipe.VECTOR_ONLY.weight(Signal.KEYWORD)).isZero();
    }

    @ParameterizedTest
    @MethodSource
    void weightsThatAreNoSharesOfOneAreRefused(Map<Signal, Double> weights) {
        assertThatThrownBy(() -> new SearchRecipe("mine", weights))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        thrown -> assertThat(thrown.category()).isEqualTo(ErrorCategory.INVALID_REQUEST))
                .hasMessageContaining("mine");
    }

    static Stream<Map<Signal, Double>> weightsThatAreNoSharesOfOneAreRefused() {
        return Stream.of(
                Map.of(),
                Map.of(Signal.VECTOR, 0.0),
                Map.of(Signal.VECTOR, 0.9),
                Map.of(Signal.VECTOR, 1.5, Signal.KEYWORD, -0.5),
                Map.of(Signal.VECTOR, Double.NaN),
                Map.of(Signal.VECTOR, Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource
    void sharesOfNothingAreRefused(Map<Signal, Double> shares) {
        assertThatThrownBy(() -> SearchRecipe.ofShares("mine", shares))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("mine");
    }

    static Stream<Map<Signal, Double>> sharesOfNothingAreRefused() {
        return Stream.of(
                Map.of(),
                Map.of(Signal.VECTOR, 0.0),
                Map.of(Signal.VECTOR, 2.0, Signal.KEYWORD, -1.0),
                Map.of(Signal.VECTOR, Double.NaN),
                Map.of(Signal.VECTOR, Double.POSITIVE_INFINITY));
    }

    @Test
    void aNegativeNumberOfRerankedIsRefused() {
        assertThatThrownBy(() -> new SearchRecipe("mine", Map.of(Signal.VECTOR, 1.0), -1))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("-1");
    }

    @Property
    void sharesKeepTheirProportions(
            @ForAll @Size(min = 1) Map<Signal, @DoubleRange(min = 0.01, max = 100) Double> shares) {
        SearchRecipe recipe = SearchRecipe.ofShares("mine", shares);

        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        assertThat(shares)
                .allSatisfy((signal, share) -> assertThat(recipe.weight(signal)).isCloseTo(share / sum, within(1e-12)));
    }

    @ParameterizedTest
    @EnumSource(Signal.class)
    void withoutASignalTheOthersShareItsWeight(Signal signal) {
        SearchRecipe less = SearchRecipe.HYBRID_RERANKED.without(signal);

        assertThat(less.name()).isEqualTo("hybrid-reranked-without-" + signal.key());
        assertThat(less.weight(signal)).isZero();
        assertThat(less.reranked()).isEqualTo(SearchRecipe.HYBRID_RERANKED.reranked());
        assertThat(less.weights().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void withoutItsOnlySignalThereIsNoRecipe() {
        assertThatThrownBy(() -> SearchRecipe.VECTOR_ONLY.without(Signal.VECTOR))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("vector");
    }

    @Test
    void itDoesNotChangeWithTheMapItWasMadeOf() {
        Map<Signal, Double> weights = new HashMap<>(Map.of(Signal.VECTOR, 1.0));
        SearchRecipe recipe = new SearchRecipe("mine", weights);
        weights.put(Signal.VECTOR, 0.5);

        assertThat(recipe.weight(Signal.VECTOR)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Signal.class)
    void aSignalIsKnownByItsKey(Signal signal) {
        assertThat(Signal.ofKey(signal.key())).isEqualTo(signal);
        assertThatThrownBy(() -> Signal.ofKey("x" + signal.key()))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining(signal.key());
    }
}
