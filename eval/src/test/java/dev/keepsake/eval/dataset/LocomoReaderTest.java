package dev.keepsake.eval.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.keepsake.conversation.Role;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocomoReaderTest {

    @TempDir
    private Path directory;

    @Test
    void sessionsComeByNumberWithTheirTimesAndDatesWithoutSessionAreLeftOut() {
        Conversation talk = LocomoReader.read(Samples.path("two-conversations.json"))
                .conversations()
                .getFirst();

        assertThat(talk.id()).isEqualTo("talk-1");
        assertThat(talk.sessions()).extracting(Session::id).containsExactly("D1", "D2");
        assertThat(talk.sessions())
                .extracting(Session::time)
                .containsExactly(Instant.parse("2023-05-08T13:56:00Z"), Instant.parse("2023-09-13T00:09:00Z"));
    }

    @Test
    void aTurnIsWhatSomebodySaidOrShowedAndNothingOfTheAnnotators() {
        Conversation talk = LocomoReader.read(Samples.path("two-conversations.json"))
                .conversations()
                .getFirst();

        assertThat(talk.sessions().getFirst().turns())
                .containsExactly(
                        new GoldTurn("D1:1", Role.USER, "Ada", "My violin teacher moved to Porto.", null),
                        new GoldTurn("D1:2", Role.USER, "Ben", "Look at this.", "a photo of a red canoe on a lake"));
    }

    @Test
    void questionsCarryTheirRepairedEvidenceAndThoseWithoutAreSkippedAndCounted() {
        Dataset dataset = LocomoReader.read(Samples.path("two-conversations.json"));

        assertThat(dataset.conversations().getFirst().questions())
                .extracting(Question::id, question -> question.category().title(), Question::gold)
                .containsExactly(
                        tuple("talk-1/1", "single-hop", List.of("D1:1")),
                        tuple("talk-1/2", "single-hop", List.of("D1:2")),
                        tuple("talk-1/3", "multi-hop", List.of("D2:1", "D2:3")),
                        tuple("talk-1/4", "temporal", List.of("D2:1")),
                        tuple("talk-1/6", "adversarial", List.of("D1:1")));
        assertThat(dataset.summary().repairs()).isEqualTo(new Repairs(3, 2, 1));
    }

    @Test
    void theDigestIsThatOfTheFile() throws IOException {
        Path file = Files.writeString(directory.resolve("set.json"), """
            [{"sample_id": "c", "conversation": {}, "qa": []}]\
            """);

        Dataset dataset = LocomoReader.read(file);

        assertThat(dataset.summary().file()).isEqualTo("set.json");
        assertThat(dataset.summary().sha256())
                .isEqualTo("a643dbe3c628b7917fd680be63dcbfa90ec2d7560bc72560b16ed1efcb5cf37e");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> LocomoReader.read(directory.resolve("missing.json")))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("missing.json")
                .hasMessageContaining("LoCoMo");
    }

    @Test
    void aTimeThatCannotBeReadIsQuotedWithItsPlace() throws IOException {
        Path file = Files.writeString(directory.resolve("set.json"), """
            [{"sample_id": "c", "qa": [], "conversation":
              {"session_4": [], "session_4_date_time": "yesterday"}}]\
            """);

        assertThatThrownBy(() -> LocomoReader.read(file))
                .hasMessageContaining("c, session 4")
                .hasMessageContaining("yesterday");
    }

    @Test
    void aFileInAnotherFormatIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("other.json"), "{\"rows\": 3}");

        assertThatThrownBy(() -> LocomoReader.read(file))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("not in LoCoMo's format");
    }
}
