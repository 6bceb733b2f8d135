package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.Entity;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.ContextText;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Memory;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.testkit.sample.ExoticFeatures;
import dev.keepsake.testkit.sample.LogFollower;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How every store keeps what was read from memories and turns. */
public abstract class FeaturesContract extends StoreFixture {

    @Test
    void theFeaturesOfAMemoryComeBackExactly() {
        Memory memory = Exotic.memory(data);
        done(plan().add(memory).read(key(memory), ExoticFeatures.ofMemory(data)));

        assertThat(indexed(key(memory)).features()).isEqualTo(ExoticFeatures.ofMemory(data));
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
        Features ofMemory = ExoticFeatures.ofMemory(data);
        done(plan().add(memory)
                .read(key(memory), ofMemory)
                .index(last)
                .read(key(last), read)
                .index(turns.get(0))
                .conclude(submission));
        HashingEmbedder small = new HashingEmbedder(8);

        store.embeddings()
                .replaceAll(
                        small.id(), texts -> texts.stream().map(small::embed).toList());

        assertSecondVector(key(memory), turns.subList(0, 1), small, ofMemory);
        assertSecondVector(key(last), turns.subList(0, 2), small, read);
        assertThat(indexed(key(turns.get(0))).features()).isEqualTo(Features.NONE);
    }

    @Test
    void anEntityIsNamedAsItIsWrittenMostOftenAndGoesWithItsLastMention() {
        Memory one = data.memory(ALICE, "Rome");
        Memory two = data.memory(ALICE, "rome, rome");
        done(plan().add(one, two).read(key(one), naming("Rome")).read(key(two), naming("rome", "rome")));
        assertThat(entities()).containsExactly(new Entity(ALICE, "rome", "rome", 3));

        done(plan().reword(two, "tea"));
        assertThat(entities()).containsExactly(new Entity(ALICE, "rome", "Rome", 1));

        done(plan().delete(one));
        assertThat(entities()).isEmpty();
    }

    @Test
    void entitiesOfScopesAndProjectsStandApart() {
        Memory alice = data.memory(ALICE, "Rome");
        Memory bob = data.memory(BOB, "Rome");
        Memory elsewhere = data.memory(ALICE, "Rome");
        done(plan().add(alice, bob).read(key(alice), naming("Rome")).read(key(bob), naming("Rome")));
        done(data.plan(store, OTHER_PROJECT).add(elsewhere).read(key(elsewhere), naming("Oslo", "Rome")));

        assertThat(entities())
                .containsExactlyInAnyOrder(new Entity(ALICE, "rome", "Rome", 1), new Entity(BOB, "rome", "Rome", 1));

        store.plans().destroyEverythingIn(PROJECT);
        assertThat(entities()).isEmpty();
        assertThat(store.entities().list(OTHER_PROJECT, new PageRequest(2, 1)))
                .isEqualTo(new Page<>(List.of(new Entity(ALICE, "rome", "Rome", 1)), 2));
    }

    @Test
    void aTurnThatIsWithdrawnNamesNothingAnyMore() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "to Rome"));
        Turn turn = submission.episode().turns().getFirst();
        done(plan().index(turn).read(key(turn), naming("Rome")).conclude(submission));
        assertThat(entities()).hasSize(1);

        done(plan().withdraw(turn.id()));
        assertThat(entities()).isEmpty();
    }

    private List<Entity> entities() {
        return store.entities().list(PROJECT, PageRequest.first(100)).items();
    }

    private static Features naming(String... names) {
        List<EntityMention> mentions = Stream.of(names)
                .map(name ->
                        new EntityMention(name, CanonicalName.of(name), new Span(0, name.length()), EntityKind.PLACE))
                .toList();
        return new Features(null, List.of(), mentions, 0);
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
