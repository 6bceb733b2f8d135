package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.sample.LogFollower;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link dev.keepsake.store.EmbeddingStore} does. */
public abstract class EmbeddingStoreContract extends StoreFixture {

    private static final HashingEmbedder SMALL = new HashingEmbedder(8);

    @Test
    void aNewStoreHasNoEmbedder() {
        try (Store unbound = open()) {
            assertThat(unbound.embeddings().recorded()).isEmpty();
        }
    }

    @Test
    void theFirstEmbedderIsRecorded() {
        assertThat(store.embeddings().recorded()).contains(data.embedder().id());

        store.embeddings().bind(data.embedder().id());

        assertThat(store.embeddings().recorded()).contains(data.embedder().id());
    }

    @Test
    void anotherEmbedderIsRefusedByName() {
        assertThatThrownBy(() -> store.embeddings().bind(new EmbedderId("stranger", 128)))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContaining("stranger")
                .hasMessageContaining(HashingEmbedder.NAME);

        assertThat(store.embeddings().recorded()).contains(data.embedder().id());
    }

    @Test
    void anotherDimensionIsRefusedWithBothNumbers() {
        assertThatThrownBy(() -> store.embeddings().bind(SMALL.id()))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("128")
                .hasMessageContaining("8 dimensions");
    }

    @Test
    void replacingGivesEveryEntryAVectorOfTheNewEmbedder() {
        IntStream.range(0, 150).forEach(i -> added(ALICE, "memory " + i));
        Submission submission = accepted(data.submission(OTHER_PROJECT, BOB, "tea"));
        Memory old = data.memory(BOB, "old");
        Memory recent = data.memory(BOB, "recent");
        done(data.plan(store, OTHER_PROJECT)
                .add(old, recent)
                .supersede(old, recent, "newer")
                .index(submission.episode().turns().get(0))
                .conclude(submission));

        long replaced = store.embeddings().replaceAll(SMALL.id(), EmbeddingStoreContract::embedSmall);

        assertThat(replaced).isEqualTo(153);
        assertThat(store.embeddings().recorded()).contains(SMALL.id());
        Map<ProjectId, Map<EntryKey, IndexEntry>> entries = LogFollower.replay(store.log(), 50);
        assertThat(entries.get(PROJECT)).hasSize(150);
        assertThat(entries.get(OTHER_PROJECT)).hasSize(3);
        assertThat(entries.values())
                .allSatisfy(ofProject -> assertThat(ofProject.values())
                        .allSatisfy(entry -> assertThat(entry.embedding()).isEqualTo(SMALL.embed(entry.text()))));
    }

    @Test
    void aReplacementThatFailsChangesNothing() {
        IntStream.range(0, 150).forEach(i -> added(ALICE, "memory " + i));
        Map<ProjectId, Map<EntryKey, IndexEntry>> before = LogFollower.replay(store.log(), 50);
        int[] calls = {0};

        assertThatThrownBy(() -> store.embeddings().replaceAll(SMALL.id(), texts -> {
                    calls[0] += texts.size();
                    if (calls[0] > 100) {
                        throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "The model went away");
                    }
                    return embedSmall(texts);
                }))
                .isInstanceOf(KeepsakeException.class);

        assertThat(store.embeddings().recorded()).contains(data.embedder().id());
        assertThat(LogFollower.replay(store.log(), 50)).isEqualTo(before);
    }

    @Test
    void afterAReplacementNewMemoriesHaveVectorsOfTheNewEmbedderOnly() {
        added(ALICE, "before");
        store.embeddings().replaceAll(SMALL.id(), EmbeddingStoreContract::embedSmall);

        assertThatThrownBy(() -> added(ALICE, "of the old embedder")).isInstanceOf(KeepsakeException.class);
        assertThat(listed(ALICE)).hasSize(1);
    }

    private static List<Embedding> embedSmall(List<String> texts) {
        return texts.stream().map(SMALL::embed).toList();
    }
}
