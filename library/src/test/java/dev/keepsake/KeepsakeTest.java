package dev.keepsake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.conversation.Message;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.scope.Scope;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real parts together: SQLite, Lucene, e5-small-v2 and the rules. */
class KeepsakeTest {

    private static final Scope ALICE = Scope.ofUser("alice");

    @TempDir
    private Path directory;

    @Test
    void aConversationIsRememberedAcrossARestart() {
        try (Keepsake keepsake = Keepsake.open(directory)) {
            keepsake.memories()
                    .add(AddRequest.of(
                            ALICE,
                            List.of(
                                    Message.user("I moved to Lisbon last spring with my dog Bruno."),
                                    Message.assistant("How nice! How do you like it?"),
                                    Message.user("I love the sea, but I am allergic to shellfish."))));
            assertThat(keepsake.verify()).isEmpty();
        }
        try (Keepsake keepsake = Keepsake.open(directory)) {
            Hit best = keepsake.memories()
                    .search(SearchRequest.of(ALICE, "What food must she avoid?"))
                    .hits()
                    .getFirst();

            assertThat(best.text()).contains("allergic to shellfish");
            Memory memory = ((Hit.OfMemory) best).memory();
            assertThat(memory.sources()).isNotEmpty();
            assertThat(keepsake.memories().history(new HistoryRequest(memory.id())))
                    .hasSize(1);
            assertThat(keepsake.verify()).isEmpty();
        }
    }

    @Test
    void aRebuiltIndexFindsWhatTheOldOneFound() {
        try (Keepsake keepsake = Keepsake.open(directory)) {
            AddResult added = keepsake.memories().add(AddRequest.of(ALICE, "I play the cello in an orchestra."));
            MemoryId cello = added.stored().getFirst().memory();
            keepsake.reindex();

            assertThat(keepsake.memories()
                            .search(SearchRequest.of(ALICE, "instrument"))
                            .hits())
                    .extracting(hit -> ((Hit.OfMemory) hit).memory().id())
                    .containsExactly(cello);
            assertThat(keepsake.verify()).isEmpty();
        }
    }

    @Test
    void anotherEmbedderIsRefusedWithBothNamesAndTheWayOut() {
        Keepsake.open(directory).close();
        KeepsakeOptions other = KeepsakeOptions.in(directory)
                .withEmbedder(EmbedderCatalogue.embedders().getLast().name());

        assertThatThrownBy(() -> Keepsake.open(other))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        thrown -> assertThat(thrown.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContaining(EmbedderCatalogue.DEFAULT.name())
                .hasMessageContaining(other.embedder().settings().model())
                .hasMessageContaining("384")
                .hasMessageContaining("reindex");
    }

    @Test
    void reembeddingOpensTheDirectoryForTheOtherEmbedder() {
        try (Keepsake keepsake = Keepsake.open(directory)) {
            keepsake.memories().add(AddRequest.of(ALICE, "I play the cello in an orchestra."));
        }
        KeepsakeOptions other = KeepsakeOptions.in(directory)
                .withEmbedder(EmbedderCatalogue.embedders().getLast().name());
        assertThat(Keepsake.reembed(other)).isPositive();

        try (Keepsake keepsake = Keepsake.open(other)) {
            assertThat(keepsake.memories()
                            .search(SearchRequest.of(ALICE, "Which instrument?"))
                            .hits())
                    .hasSize(1);
            assertThat(keepsake.verify()).isEmpty();
        }
    }

    @Test
    void aDirectoryIsOpenOnceAtATime() {
        try (Keepsake keepsake = Keepsake.open(directory)) {
            assertThat(keepsake.verify()).isEmpty();
            assertThatThrownBy(() -> Keepsake.open(directory))
                    .isInstanceOf(KeepsakeException.class)
                    .hasMessageContaining("in use");
        }
    }
}
