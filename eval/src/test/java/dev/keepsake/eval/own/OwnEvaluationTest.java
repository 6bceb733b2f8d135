package dev.keepsake.eval.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.conversation.Message;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Figure;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.OpenKeepsake;
import dev.keepsake.eval.Progress;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnEvaluationTest {

    private static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");
    private static final Scope OWNER = Scope.ofUser("mia");
    private static final OwnOptions ANYTHING_GOES = new OwnOptions(100, null, null, null, null);

    @Test
    void memoriesAreFoundAgainDuplicatesAndJunkAreCounted() {
        try (OpenKeepsake keepsake = OpenKeepsake.withRules()) {
            fill(keepsake);

            Findings findings = run(keepsake, ANYTHING_GOES);

            assertThat(findings.benchmark()).isEqualTo("own memories, 6 of them");
            assertThat(value(findings, "recall@10")).isEqualTo(1);
            assertThat(value(findings, "have a near duplicate")).isEqualTo(2 / 6.0);
            assertThat(value(findings, "say nothing")).isEqualTo(1 / 6.0);
            assertThat(value(findings, "results that are not current")).isZero();
            assertThat(findings.met()).isTrue();
        }
    }

    @Test
    void thresholdsDecideWhetherItIsGoodEnough() {
        try (OpenKeepsake keepsake = OpenKeepsake.withRules()) {
            fill(keepsake);

            assertThat(run(keepsake, new OwnOptions(100, 0.9, 0.4, 0.0, 0.2)).met())
                    .isTrue();
            assertThat(run(keepsake, new OwnOptions(100, 0.9, 0.3, 0.0, 0.2)).met())
                    .isFalse();
            assertThat(run(keepsake, new OwnOptions(100, 0.9, 0.4, 0.0, 0.1)).met())
                    .isFalse();
        }
    }

    @Test
    void anEmptyStoreCannotBeMeasured() {
        try (OpenKeepsake keepsake = OpenKeepsake.withRules()) {
            assertThatThrownBy(() -> run(keepsake, ANYTHING_GOES))
                    .isInstanceOf(KeepsakeException.class)
                    .hasMessageContaining("no memories");
        }
    }

    @Test
    void whatSaysSomethingIsNeitherGrammarNorGreeting() {
        assertThat(Words.of("Hi there, how are you? It's Bruno's birthday!")).containsExactly("bruno", "birthday");
        assertThat(Junk.saysNothing("Thank you so much, that is really nice!")).isTrue();
        assertThat(Junk.saysNothing("Mia is vegan.")).isFalse();
        assertThat(Junk.saysNothing("\u79c1\u306f\u732b\u304c\u597d\u304d\u3067\u3059"))
                .isFalse();
    }

    private static void fill(OpenKeepsake keepsake) {
        List<String> texts = List.of(
                "My grandmother planted a walnut tree behind the old barn in Kaposvar.",
                "The ferry to Gozo was cancelled because of strong wind last autumn.",
                "Bruno the terrier is allergic to chicken and barks at cyclists.",
                "I keep the spare key of the boat under the third flowerpot.",
                "I keep the spare key of the boat under that third flowerpot.",
                "Thanks a lot!");
        for (int i = 0; i < texts.size(); i++) {
            keepsake.memories()
                    .add(AddRequest.of(OWNER, List.of(Message.user(texts.get(i))))
                            .at(NOW.plusSeconds(i))
                            .verbatim());
        }
    }

    private static Findings run(OpenKeepsake keepsake, OwnOptions options) {
        return new OwnEvaluation(
                        keepsake.subject(),
                        EvaluationOptions.STANDARD,
                        options,
                        InstantSource.fixed(NOW),
                        Progress.NONE)
                .run(Reach.everythingInTheProject());
    }

    private static double value(Findings findings, String name) {
        return findings.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .map(Figure::value)
                .findFirst()
                .orElseThrow();
    }
}
