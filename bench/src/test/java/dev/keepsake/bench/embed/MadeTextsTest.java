package dev.keepsake.bench.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MadeTextsTest {

    @Test
    void makesTheSameTextsOfTheSameSeedAndOthersOfAnother() {
        assertThat(MadeTexts.turns(50, 1)).isEqualTo(MadeTexts.turns(50, 1)).doesNotHaveDuplicates();
        assertThat(MadeTexts.turns(50, 1)).doesNotContainAnyElementsOf(MadeTexts.turns(50, 2));
    }

    @Test
    void mixesShortTextsWithLongOnes() {
        List<Integer> words = MadeTexts.mixed(500, 1).stream()
                .map(text -> text.split(" ").length)
                .toList();

        assertThat(words).allMatch(count -> count >= 1 && count <= 355);
        assertThat(words).filteredOn(count -> count < 20).hasSizeGreaterThan(150);
        assertThat(words).filteredOn(count -> count > 180).hasSizeGreaterThan(30);
    }
}
