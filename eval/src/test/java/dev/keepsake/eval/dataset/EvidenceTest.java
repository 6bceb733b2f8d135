package dev.keepsake.eval.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

    private static final Set<String> TURNS = Set.of("D8:6", "D9:17", "D11:26", "D30:5", "D4:4", "D4:6");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "D8:6         | D8:6            | 0 | 0",
                "D8:6; D9:17  | D8:6,D9:17      | 2 | 0",
                "D9:17 D4:4 D4:6 | D9:17,D4:4,D4:6 | 3 | 0",
                "D8:6,D9:17   | D8:6,D9:17      | 2 | 0",
                "D:11:26      | D11:26          | 1 | 0",
                "D30:05       | D30:5           | 1 | 0",
                "(d8:6).      |                 | 0 | 1",
                "(D8:6)       | D8:6            | 1 | 0",
                "D            |                 | 0 | 1",
                "D7:1         |                 | 0 | 1",
                "D8:6 nonsense| D8:6            | 1 | 1",
            })
    void malformedEntriesAreRepairedWhereTheyCanBe(String entry, String turns, int repaired, int dropped) {
        Evidence evidence = Evidence.read(List.of(entry), TURNS);

        assertThat(String.join(",", evidence.turns())).isEqualTo(turns == null ? "" : turns);
        assertThat(evidence.repaired()).isEqualTo(repaired);
        assertThat(evidence.dropped()).isEqualTo(dropped);
    }

    @Test
    void aTurnNamedTwiceCountsOnce() {
        assertThat(Evidence.read(List.of("D8:6", "D8:06"), TURNS).turns()).containsExactly("D8:6");
    }

    @Test
    void noEntryGivesNoTurn() {
        assertThat(Evidence.read(List.of(), TURNS).turns()).isEmpty();
    }
}
