package dev.keepsake.eval.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.keepsake.conversation.Role;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.Samples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeamReaderTest {

    @Test
    void allSizesAreReadInTheOrderOfTheirNumbersAndThePlansOfALongChatAreNotChatsOfTheirOwn() {
        DatasetSummary summary = read("beam").summary();

        assertThat(summary.format()).isEqualTo("BEAM");
        assertThat(summary.conversations()).containsExactly("100K/2", "100K/10", "10M/1");
    }

    @Test
    void aBatchIsASessionAtItsTimeAnchorAndTheOutlinesNumberIsNotSaid() {
        List<Session> sessions = read("beam/100K/2").conversations().getFirst().sessions();

        assertThat(sessions)
                .extracting(Session::time)
                .containsExactly(Instant.parse("2024-03-15T00:00:00Z"), Instant.parse("2024-04-05T00:00:00Z"));
        assertThat(sessions.getFirst().turns())
                .startsWith(
                        GoldTurn.said("0", Role.USER, "I keep bees and harvest in June."),
                        GoldTurn.said("1", Role.ASSISTANT, "How many hives are there?"))
                .hasSize(4);
    }

    @Test
    void evidenceIsFoundAtAnyDepthRepairedDroppedAndCounted() {
        Dataset dataset = read("beam/100K/2");

        assertThat(dataset.conversations().getFirst().questions())
                .extracting(Question::id, Question::gold, Question::sessions)
                .containsExactly(
                        tuple("2/abstention/1", List.of(), List.of()),
                        tuple("2/information_extraction/1", List.of("0"), List.of("batch-1")),
                        tuple("2/information_extraction/2", List.of("3"), List.of("batch-1")),
                        tuple("2/knowledge_update/1", List.of("2", "4"), List.of("batch-1", "batch-2")));
        assertThat(dataset.summary().repairs()).isEqualTo(new Repairs(1, 1, 1));
    }

    @Test
    void aShortenedChatIsTakenInPlaceOfTheWhole() {
        GoldTurn turn = read("beam/100K")
                .conversations()
                .get(1)
                .sessions()
                .getFirst()
                .turns()
                .getFirst();

        assertThat(turn.text()).isEqualTo("The shortened chat.");
    }

    @Test
    void plansFollowEachOtherAndABatchWithoutAnAnchorStaysWhereTheOneBeforeWas() {
        Conversation conversation = read("beam/10M").conversations().getFirst();

        assertThat(conversation.sessions()).extracting(Session::id).containsExactly("batch-1", "batch-2");
        assertThat(conversation.sessions())
                .extracting(Session::time)
                .containsOnly(Instant.parse("2024-01-09T00:00:00Z"));
        assertThat(conversation.questions().getFirst().gold()).containsExactly("0", "2");
    }

    @Test
    void rowsOfTheTableAreReadWithTheirQuestionsInPythonsNotation() {
        Dataset dataset = read("beam-rows.jsonl");

        assertThat(dataset.summary().conversations()).containsExactly("1", "2");
        Conversation first = dataset.conversations().getFirst();
        assertThat(first.sessions()).hasSize(2);
        assertThat(first.questions())
                .extracting(Question::text)
                .containsExactly("Who's my teacher?", "Do I play the \"tuba\"?");
        assertThat(first.questions().get(1).gold()).containsExactly("0", "2");
        assertThat(dataset.conversations().get(1).turnCount()).isEqualTo(1);
    }

    @Test
    void pythonsNotationBecomesJson() {
        assertThat(PythonLiteral.toJson("{'a': (1, None, True), \"it's\": 'say \"caf\\xe9\"\\n', 'b': '\\U0001f41d'}"))
                .isEqualTo("{\"a\": [1, null, true], \"it's\": \"say \\\"caf\u00e9\\\"\\n\", \"b\": \"\ud83d\udc1d\"}");
        assertThat(PythonLiteral.toJson("{\"a\": [true, \"b\"]}")).isEqualTo("{\"a\": [true, \"b\"]}");
    }

    @Test
    void aDirectoryWithoutConversationsIsRefused(@TempDir Path empty) {
        assertThatThrownBy(() -> BeamReader.of(empty).whole())
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("no BEAM conversation")
                .hasMessageContaining("probing_questions.json");
    }

    private static Dataset read(String name) {
        return BeamReader.of(Samples.path(name)).whole();
    }
}
