package dev.keepsake.engine.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolarityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    She opened a bakery | I opened a bakery not so long ago
                    She remembers her first concert | I'll never forget my first concert
                    She won the lottery | You won't believe it - I won the lottery
                    He loves his garden and cannot imagine life without it | I love my garden
                    She was encouraged to go on | Keep going and don't give up
                    """)
    void figuresOfSpeechDenyNothing(String fact, String text) {
        assertThat(Polarity.agrees(fact, List.of(text))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    She opened a bakery | I never opened a bakery
                    She likes concerts | I don't like concerts
                    He eats no meat | I eat meat every day
                    """)
    void theContraryIsSeen(String fact, String text) {
        assertThat(Polarity.agrees(fact, List.of(text))).isFalse();
    }
}
