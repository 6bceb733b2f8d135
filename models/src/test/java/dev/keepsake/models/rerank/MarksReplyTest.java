package dev.keepsake.models.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarksReplyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scores\": [{\"id\": 1, \"score\": 80}, {\"id\": 2, \"score\": 5}]}",
                "[{\"id\": 1, \"score\": 80}, {\"id\": 2, \"score\": 5}]",
                "```json\n{\"scores\": [{\"id\": 1, \"score\": 80}, {\"id\": 2, \"score\": 5}]}\n```",
                "Here you are {as asked}:\n{\"scores\": [{\"id\": 1, \"score\": 80}, {\"id\": 2, \"score\": 5}]}\nAnything [else]?",
                "<think>Is it {\"id\": 1, \"score\": 3}?</think>{\"scores\":[{\"id\":1,\"score\":80},{\"id\":2,\"score\":5}]}",
                "Is it {\"id\": 1, \"score\": 3}? </think>{\"scores\":[{\"id\":1,\"score\":80},{\"id\":2,\"score\":5}]}",
                "{\"scores\": [{\"id\": \"1\", \"score\": \"80\"}, {\"id\": 2, \"score\": \"5%\"}]}",
                "{\"scores\": {\"1\": 80, \"2\": 5}}",
                "{\"1\": 80, \"2\": \"5\"}",
                "{\"id\": 1, \"score\": 80}\n{\"id\": 2, \"score\": 5}",
                "{\"scores\": [{\"id\": 1, \"score\": 80}, {\"id\": 2, \"score\": 5}, {\"id\": 3, \"sco",
                "{\"scores\": [{\"id\": 1, \"score\": 80, \"why\": \"it {says} so\"}, {\"id\": 2, \"score\": 5}]}",
                "First {\"id\": 2, \"score\": 99}, no: {\"scores\": [{\"id\": 1, \"score\": 80}, {\"id\": 2, \"score\": 5}]}"
            })
    void findsTheMarksHoweverTheyAreWrapped(String reply) {
        assertThat(MarksReply.read(reply)).containsOnly(entry(1, 80.0), entry(2, 5.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": 1, \"score\": NaN}",
                "{\"id\": 1, \"score\": 1e400}",
                "{\"id\": 1, \"score\": [80]}",
                "{\"id\": 1.5, \"score\": 80}",
                "{\"id\": 99999999999, \"score\": 80}",
                "{\"id\": 1}",
                "{\"score\": 80}"
            })
    void passesOverWhatIsNoMark(String reply) {
        assertThat(MarksReply.read(reply)).isEmpty();
    }

    @Test
    void aReplyOfNothingButBracketsTakesNoTime() {
        Map<Integer, Double> marks =
                Assertions.assertTimeout(Duration.ofSeconds(5), () -> MarksReply.read("[{".repeat(200_000)));

        assertThat(marks).isEmpty();
    }

    @Property
    void readsAnythingWithoutComplaint(@ForAll @StringLength(max = 300) String noise) {
        assertThat(MarksReply.read(noise + "\n{\"scores\": [{\"id\": 1, \"score\": 80}]}"))
                .satisfiesAnyOf(
                        marks -> assertThat(marks).containsEntry(1, 80.0),
                        marks -> assertThat(noise).containsAnyOf("{", "[", "<"));
    }
}
