package dev.keepsake.eval.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.conversation.Role;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongMemEvalReaderTest {

    @TempDir
    private Path directory;

    private final DatasetSource source = LongMemEvalReader.of(Samples.path("long-mem-eval.json"));

    @Test
    void everyQuestionIsAConversationAndAPortionOfItsOwn() {
        List<Integer> portions = new ArrayList<>();

        DatasetSummary summary = source.handOver(portion -> portions.add(portion.size()));

        assertThat(portions).containsExactly(1, 1, 1, 1);
        assertThat(summary.format()).isEqualTo("LongMemEval");
        assertThat(summary.conversations()).containsExactly("q-boat", "q-cake", "q-dog_abs", "q-none");
        assertThat(summary.turns()).isEqualTo(12);
        assertThat(summary.questions()).isEqualTo(3);
    }

    @Test
    void sessionsHaveTheirTimesAndASessionDrawnTwiceIsTwoSessions() {
        List<Session> sessions = first().sessions();

        assertThat(sessions)
                .extracting(Session::id)
                .containsExactly("answer_boat_1", "filler_1", "answer_boat_2", "filler_1#2");
        assertThat(sessions)
                .extracting(Session::time)
                .startsWith(Instant.parse("2024-01-05T09:30:00Z"))
                .endsWith(Instant.parse("2024-02-10T00:00:00Z"));
        assertThat(sessions.getFirst().turns())
                .containsExactly(
                        GoldTurn.said("answer_boat_1_1", Role.USER, "My boat is blue, what varnish fits?"),
                        GoldTurn.said("answer_boat_1_2", Role.ASSISTANT, "A clear one."));
    }

    @Test
    void evidenceAreTheMarkedTurnsAndTheSessionsNamed() {
        Question question = first().questions().getFirst();

        assertThat(question.gold()).containsExactly("answer_boat_1_1", "answer_boat_2_3");
        assertThat(question.sessions()).containsExactly("answer_boat_1", "answer_boat_2");
        assertThat(question.category()).isEqualTo(Category.named("knowledge-update"));
        assertThat(question.askedAt()).isEqualTo(Instant.parse("2024-03-02T18:00:00Z"));
    }

    @Test
    void aQuestionThatCannotBeAnsweredIsAbstentionWhateverItsType() {
        Question question = source.whole().conversations().get(2).questions().getFirst();

        assertThat(question.category()).isEqualTo(Category.ABSTENTION);
        assertThat(question.category().answerable()).isFalse();
    }

    @Test
    void sessionsThatAreNotThereAreDroppedAndQuestionsWithoutEvidenceSkippedBothCounted() {
        assertThat(source.whole().summary().repairs()).isEqualTo(new Repairs(0, 1, 1));
    }

    @Test
    void theFirstFewCarryTheDigestOfTheWholeFile() {
        DatasetSummary some = source.first(2).whole().summary();

        assertThat(some.conversations()).containsExactly("q-boat", "q-cake");
        assertThat(some.sha256()).isEqualTo(source.whole().summary().sha256());
        assertThat(some.repairs()).isEqualTo(new Repairs(0, 1, 0));
    }

    @Test
    void listsOfDifferentLengthAreRefusedWithTheirNumbers() throws IOException {
        Path file = Files.writeString(directory.resolve("set.json"), """
            [{"question_id": "q", "question_type": "t", "question": "?", "haystack_session_ids": ["a", "b"],
              "haystack_dates": ["2024/01/05 (Fri) 09:30"], "haystack_sessions": [[]], "answer_session_ids": []}]\
            """);

        assertThatThrownBy(() -> LongMemEvalReader.of(file).whole())
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("question q has 1 haystack_sessions, 2 haystack_session_ids");
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("set.json"), "{\"rows\": 1}");

        assertThatThrownBy(() -> LongMemEvalReader.of(file).whole()).hasMessageContaining("LongMemEval's format");
    }

    private Conversation first() {
        return source.whole().conversations().getFirst();
    }
}
