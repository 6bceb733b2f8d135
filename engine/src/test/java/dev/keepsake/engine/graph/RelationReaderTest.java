package dev.keepsake.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.Role;
import dev.keepsake.engine.entity.EntityReader;
import dev.keepsake.engine.slot.ClaimReader;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.memory.Attribution;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelationReaderTest {

    /** What the rules were written by. */
    @Test
    void sentencesThatWereKnownAreReadWithoutAMistake() {
        Score score = Score.of(Sentence.setAside(false));

        assertThat(score.wrong()).isZero();
        assertThat(score.right()).isGreaterThanOrEqualTo(50);
    }

    /** What was set aside before the rules were written: 47 of 49 were right when they were first read. */
    @Test
    void sentencesThatWereSetAsideAreReadWithFewMistakes() {
        Score score = Score.of(Sentence.setAside(true));

        assertThat(score.precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void whatIsReadIsAlwaysTheSame() {
        for (Sentence sentence : Sentence.all()) {
            assertThat(sentence.found()).isEqualTo(sentence.found());
        }
    }

    @Test
    void aLongTextStatesNothing() {
        assertThat(read("I live in Oslo. ".repeat(200))).isEmpty();
    }

    @Test
    void textOfAnyScriptIsReadWithoutHarm() {
        List<String> texts = List.of(
                "\u79c1\u306f\u6771\u4eac\u306b\u4f4f\u3093\u3067\u3044\u307e\u3059",
                "((((",
                "'s 's my my sister",
                "User's User's sister");

        assertThat(texts).allSatisfy(text -> assertThat(read(text)).isEmpty());
    }

    private static List<RelationMention> read(String text) {
        Attribution user = new Attribution(Role.USER, null);
        return RelationReader.read(text, user, new ClaimReader().read(text, user), EntityReader.mentions(text));
    }

    /** How many of the relations that were found are right, and of how many. */
    private record Score(int right, int found, int expected) {

        static Score of(List<Sentence> sentences) {
            int right = 0;
            int found = 0;
            int expected = 0;
            for (Sentence sentence : sentences) {
                Set<String> read = sentence.found();
                Set<String> good = new HashSet<>(read);
                good.retainAll(sentence.expected());
                right += good.size();
                found += read.size();
                expected += sentence.expected().size();
            }
            return new Score(right, found, expected);
        }

        int wrong() {
            return found - right;
        }

        double precision() {
            return (double) right / found;
        }

        double recall() {
            return (double) right / expected;
        }
    }
}
