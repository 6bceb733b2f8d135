package dev.keepsake.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.entity.Entity;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.sample.SampleData;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An entity is what the mentions in memories and turns of a scope have in common, wherever they stand. */
class SqlEntitiesTest {

    private static final ProjectId PROJECT = new ProjectId("acme");
    private static final Scope ALICE = Scope.ofUser("alice");
    private static final Scope BOB = Scope.ofUser("bob");

    @TempDir
    Path directory;

    private final SampleData data = new SampleData();
    private EmbeddedStore store;

    @BeforeEach
    void open() {
        store = EmbeddedStore.open(directory);
        store.embeddings().bind(data.embedder().id());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatAMemoryAndATurnNameIsOneEntityUntilBothAreGone() {
        Submission submission = data.submission(PROJECT, ALICE, "to Rome");
        store.episodes().accept(submission);
        Turn turn = submission.episode().turns().getFirst();
        Memory memory = data.memory(ALICE, "likes rome", turn);
        data.plan(store, PROJECT)
                .add(memory)
                .read(new EntryKey.OfMemory(memory.id()), naming("rome"))
                .index(turn)
                .read(new EntryKey.OfTurn(turn.id()), naming("Rome", "Rome"))
                .conclude(submission)
                .apply();
        assertThat(page(0)).isEqualTo(new Page<>(List.of(new Entity(ALICE, "rome", "Rome", 3)), 1));

        data.plan(store, PROJECT).withdraw(turn.id()).apply();
        assertThat(page(0)).isEqualTo(new Page<>(List.of(new Entity(ALICE, "rome", "rome", 1)), 1));

        data.plan(store, PROJECT).delete(memory).apply();
        assertThat(page(0)).isEqualTo(new Page<>(List.of(), 0));
    }

    @Test
    void pagesGoScopeByScopeAndByCanonicalFormInEach() {
        Memory alice = data.memory(ALICE, "oslo, rome");
        Memory bob = data.memory(BOB, "bern");
        data.plan(store, PROJECT)
                .add(bob, alice)
                .read(new EntryKey.OfMemory(bob.id()), naming("bern"))
                .read(new EntryKey.OfMemory(alice.id()), naming("rome", "oslo"))
                .apply();

        List<Entity> pages = Stream.of(0, 1, 2)
                .flatMap(number -> page(number).items().stream())
                .toList();
        assertThat(pages)
                .containsExactly(
                        new Entity(BOB, "bern", "bern", 1),
                        new Entity(ALICE, "oslo", "oslo", 1),
                        new Entity(ALICE, "rome", "rome", 1));
        assertThat(page(3)).isEqualTo(new Page<>(List.of(), 3));
    }

    @Test
    void aNameWithHalfASurrogatePairIsRefusedAndNothingIsWritten() {
        Memory memory = data.memory(ALICE, "tea");

        assertThatThrownBy(() -> data.plan(store, PROJECT)
                        .add(memory)
                        .read(new EntryKey.OfMemory(memory.id()), naming("\ud83d"))
                        .apply())
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("surrogate pair");
        assertThat(store.memories().get(PROJECT, List.of(memory.id()))).isEmpty();
    }

    private Page<Entity> page(int number) {
        return store.entities().list(PROJECT, new PageRequest(number + 1, 1));
    }

    private static Features naming(String... names) {
        List<EntityMention> mentions = Stream.of(names)
                .map(name -> new EntityMention(
                        name, name.toLowerCase(Locale.ROOT), new Span(0, name.length()), EntityKind.PLACE))
                .toList();
        return new Features(null, List.of(), mentions, 0);
    }
}
