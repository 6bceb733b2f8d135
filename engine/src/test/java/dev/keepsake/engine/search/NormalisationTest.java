package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.index.Candidate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NormalisationTest {

    @Test
    void withoutCandidatesNothingMeansAnything() {
        assertThat(Normalisation.of(List.of(), 0.7).apply(0.9)).isZero();
    }

    @Property
    void theBestIsOneUnlessItMeansNothingAndTheRestLiesBetween(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -1, max = 1) Double> scores,
            @ForAll @DoubleRange(min = -1, max = 1) double zero) {
        double best = scores.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        Normalisation normalisation = Normalisation.of(
                scores.stream()
                        .map(score -> new Candidate(Sayings.key(1), score))
                        .toList(),
                zero);

        assertThat(normalisation.apply(best)).isEqualTo(best > zero ? 1 : 0);
        assertThat(scores)
                .allSatisfy(score -> assertThat(normalisation.apply(score)).isBetween(0.0, 1.0));
    }
}
