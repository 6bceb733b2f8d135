package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.conversation.Turn;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.ContextText;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Memory;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.testkit.sample.ExoticFeatures;
import dev.keepsake.testkit.sample.LogFollower;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How every store keeps what was read from memories and turns. */
public abstract class FeaturesContract extends StoreFixture {

    @Test
    void theFeaturesOfAMemoryComeBackExactly() {
        Memory memory = Exotic.memory(data);
        done(plan().add(memory).read(key(memory), ExoticFeatures.of(data)));

        assertThat(indexed(key(memory)).features()).isEqualTo(ExoticFeatures.of(data));
    }

    @Test
    void theFeaturesOfATurnComeBackExactly() {
        Submission submission = accepted(Exotic.submission(data, PROJECT));
        Turn turn = submission.episode().turns().get(1);
        done(plan().index(turn).read(key(turn), ExoticFeatures.of(data)).conclude(submission));

        assertThat(indexed(key(turn)).features()).isEqualTo(ExoticFeatures.of(data));
    }

    @Test
    void anEntryThatWasNotReadHasNoFeatures() {
        Memory memory = added(ALICE, "tea");

        assertThat(indexed(key(memory)).features()).isEqualTo(Features.NONE);
    }

    @Test
    void aMemoryComesFromTheTurnsOfItsSourcesAndATurnFromItself() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea", "milk"));
        Turn tea = submission.episode().turns().get(0);
        Turn milk = submission.episode().turns().get(1);
        Memory memory = data.memory(ALICE, "both", milk, tea, milk);
        done(plan().add(memory).index(tea).conclude(submission));

        assertThat(indexed(key(memory)).origins()).containsExactly(milk.id(), tea.id());
        assertThat(indexed(key(memory)).role()).isEqualTo(memory.attribution().role());
        assertThat(indexed(key(tea)).origins()).containsExactly(tea.id());
    }

    @Test
    void anotherTextHasTheFeaturesThatWereReadFromItAndNoOthers() {
        Memory memory = data.memory(ALICE, "tea");
        done(plan().add(memory).read(key(memory), ExoticFeatures.of(data)));
        Features other = new Features(null, List.of(), List.of(), 1);

        done(plan().reword(memory, "milk").read(key(memory), other));
        assertThat(indexed(key(memory)).features()).isEqualTo(other);

        done(plan().reword(memory, "coffee"));
        assertThat(indexed(key(memory)).features()).isEqualTo(Features.NONE);
    }

    @Test
    void featuresStayWhenAMemoryIsSupersededAndComeAgainWithARestoredOne() {
        Memory old = data.memory(ALICE, "tea");
        Memory recent = data.memory(ALICE, "milk");
        done(plan().add(old, recent).read(key(old), ExoticFeatures.of(data)).supersede(old, recent, "newer"));
        assertThat(indexed(key(old)).features()).isEqualTo(ExoticFeatures.of(data));

        done(plan().restore(store.memories().get(PROJECT, List.of(old.id())).getFirst()));
        assertThat(indexed(key(old)).features()).isEqualTo(ExoticFeatures.of(data));
    }

    @Test
    void featuresGoWithTheVector() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        Turn turn = submission.episode().turns().getFirst();
        done(plan().index(turn).read(key(turn), ExoticFeatures.of(data)).conclude(submission));

        done(plan().withdraw(turn.id()));
        done(plan().index(turn));

        assertThat(indexed(key(turn)).features()).isEqualTo(Features.NONE);
    }

    @Test
    void featuresWithoutAVectorAreRefused() {
        Memory memory = added(ALICE, "tea");

        assertThatThrownBy(
                        () -> plan().read(key(memory), ExoticFeatures.of(data)).apply())
                .isInstanceOf(KeepsakeException.class);
        assertThat(indexed(key(memory)).features()).isEqualTo(Features.NONE);
    }

    @Test
    void aSecondVectorOfAnotherEmbedderIsRefused() {
        Memory memory = data.memory(ALICE, "tea");
        Features foreign = Features.NONE.withInContext(new HashingEmbedder(8).embed("tea"));

        assertThatThrownBy(() -> plan().add(memory).read(key(memory), foreign).apply())
                .isInstanceOf(KeepsakeException.class);
        assertThat(listed(ALICE)).isEmpty();
    }

    @Test
    void anotherEmbedderMakesTheSecondVectorsAgainFromWhatWasSaidBefore() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "where to?", "to rome", "by train"));
        List<Turn> turns = submission.episode().turns();
        Turn last = turns.get(2);
        Memory memory = data.memory(ALICE, "goes to rome", turns.get(1));
        Features read = ExoticFeatures.of(data);
        done(plan().add(memory)
                .read(key(memory), read)
                .index(last)
                .read(key(last), read)
                .index(turns.get(0))
                .conclude(submission));
        HashingEmbedder small = new HashingEmbedder(8);

        store.embeddings()
                .replaceAll(
                        small.id(), texts -> texts.stream().map(small::embed).toList());

        assertSecondVector(key(memory), turns.subList(0, 1), small, read);
        assertSecondVector(key(last), turns.subList(0, 2), small, read);
        assertThat(indexed(key(turns.get(0))).features()).isEqualTo(Features.NONE);
    }

    private void assertSecondVector(EntryKey key, List<Turn> before, HashingEmbedder embedder, Features read) {
        IndexEntry entry = indexed(key);
        String text = Objects.requireNonNull(ContextText.of(before, entry.text()));
        assertThat(entry.features()).isEqualTo(read.withInContext(embedder.embed(text)));
    }

    private IndexEntry indexed(EntryKey key) {
        Map<EntryKey, IndexEntry> entries = LogFollower.replay(store.log(), 100).getOrDefault(PROJECT, Map.of());
        assertThat(entries).containsKey(key);
        return Objects.requireNonNull(entries.get(key));
    }

    private static EntryKey key(Memory memory) {
        return new EntryKey.OfMemory(memory.id());
    }

    private static EntryKey key(Turn turn) {
        return new EntryKey.OfTurn(turn.id());
    }
}
