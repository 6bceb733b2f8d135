package dev.keepsake.engine.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.engine.observe.Phases;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PairingsTest {

    private final InMemoryStore store = new InMemoryStore();
    private final Pairing first = pairing(96);
    private final Pairing second = pairing(64);
    private final Pairings pairings = new Pairings(first);

    private Pairing pairing(int dimension) {
        return new Pairing(
                new HashingEmbedder(dimension), Pairing.Faces.of(new InMemoryIndex()), store.log(), Phases.UNWATCHED);
    }

    @Test
    void bothStayOpenForAsLongAsSomethingIsDoneWithThem() {
        assertThat(pairings.withBoth((one, other) -> true)).isEmpty();
        pairings.put(second);

        boolean unusedMeanwhile = pairings.withBoth((one, other) -> {
                    assertThat(one).isSameAs(first);
                    assertThat(other).isSameAs(second);
                    return second.retire(Duration.ZERO);
                })
                .orElseThrow();

        assertThat(unusedMeanwhile).isFalse();
        assertThat(second.retire(Duration.ZERO)).isTrue();
        assertThat(pairings.withBoth((one, other) -> true)).isEmpty();
    }
}
