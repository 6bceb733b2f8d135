package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.ContextText;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Applied;
import dev.keepsake.store.DueEntry;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.store.MigrationStore.Filled;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.sample.LogFollower;
import dev.keepsake.testkit.sample.PlanDraft;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every {@link MigrationStore} does. */
public abstract class MigrationStoreContract extends StoreFixture {

    private static final HashingEmbedder SMALL = new HashingEmbedder(8);
    private static final EmbedderId NEW = SMALL.id();

    private EmbedderId old() {
        return data.embedder().id();
    }

    private MigrationStore migrations() {
        return store.migrations();
    }

    private EmbeddingMigration now() {
        return migrations().current().orElseThrow();
    }

    private void begin() {
        migrations().begin(NEW, data.now());
    }

    /** Fills everything that lacks a vector of one of the two. */
    private void fillAll() {
        for (EmbedderId embedder : List.of(old(), NEW)) {
            while (migrations().countDue(embedder) > 0) {
                fill(migrations().due(embedder, 3), embedder);
            }
        }
    }

    private long fill(List<DueEntry> due, EmbedderId embedder) {
        HashingEmbedder by = embedder.equals(NEW) ? SMALL : data.embedder();
        return migrations()
                .fill(due.stream().map(entry -> filled(entry, by)).toList());
    }

    private static Filled filled(DueEntry entry, HashingEmbedder by) {
        String context = entry.context();
        return new Filled(entry, by.embed(entry.text()), context == null ? null : by.embed(context));
    }

    private void switchTo(EmbedderId embedder) {
        fillAll();
        migrations().ready();
        migrations().switchTo(embedder);
    }

    private static Map<EntryKey, IndexEntry> entriesOf(Map<ProjectId, Map<EntryKey, IndexEntry>> index) {
        return index.getOrDefault(PROJECT, Map.of());
    }

    private Map<ProjectId, Map<EntryKey, IndexEntry>> indexOf(EmbedderId embedder) {
        return LogFollower.replay(migrations().logOf(embedder), 7);
    }

    /** A draft whose vectors are of the new embedder. */
    private PlanDraft newPlan() {
        return data.plan(store, PROJECT, SMALL);
    }

    @Test
    void aStoreIsOnNoWayAtFirst() {
        assertThat(migrations().current()).isEmpty();
        assertThat(migrations().generation()).isEqualTo(1);
        assertThat(migrations().due(old(), 10)).isEmpty();
        assertThat(migrations().drop(10)).isTrue();
        assertThat(migrations().ready()).isFalse();
    }

    @Test
    void whatIsThereIsDueWhenItBegins() {
        Memory tea = added(ALICE, "tea");
        added(OTHER_PROJECT, BOB, "coffee");

        EmbeddingMigration begun = migrations().begin(NEW, data.now());

        assertThat(begun)
                .isEqualTo(new EmbeddingMigration(old(), NEW, Phase.FILLING, 2, data.now(), 0, 2, null))
                .isEqualTo(now());
        assertThat(migrations().due(NEW, 10))
                .extracting(DueEntry::text)
                .containsExactlyInAnyOrder("tea", "coffee");
        assertThat(migrations().due(NEW, PROJECT, List.of(new EntryKey.OfMemory(tea.id()))))
                .extracting(DueEntry::project)
                .containsExactly(PROJECT);
        assertThat(migrations().due(NEW, OTHER_PROJECT, List.of(new EntryKey.OfMemory(tea.id()))))
                .isEmpty();
        assertThat(migrations().due(old(), 10)).isEmpty();
        assertThat(store.embeddings().recorded()).contains(old());
        assertThat(migrations().generation()).isEqualTo(1);
    }

    @Test
    void onlyOneCanBeUnderWayAndNoneToWhereItIs() {
        assertThatThrownBy(() -> migrations().begin(old(), data.now()))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFLICT))
                .hasMessageContaining(old().toString());
        begin();

        assertThatThrownBy(() -> migrations().begin(new EmbedderId("third", 3), data.now()))
                .isInstanceOf(KeepsakeException.class);
        assertThatThrownBy(() -> store.embeddings().replaceAll(NEW, texts -> List.of()))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFLICT));
        assertThat(now().to()).isEqualTo(NEW);
    }

    @Test
    void whatIsFilledIsSeenByTheIndexOfItsEmbedderAlone() {
        added(ALICE, "tea");
        added(ALICE, "coffee");
        begin();
        long head = store.log().head();
        Map<ProjectId, Map<EntryKey, IndexEntry>> before = indexOf(old());

        assertThat(fill(migrations().due(NEW, 1), NEW)).isEqualTo(1);

        assertThat(entriesOf(indexOf(NEW)).values())
                .singleElement()
                .satisfies(entry -> assertThat(entry.embedding()).isEqualTo(SMALL.embed(entry.text())));
        assertThat(indexOf(old())).isEqualTo(before);
        assertThat(LogFollower.replay(store.log(), 5)).isEqualTo(before);
        assertThat(store.log().after(head, 10).updates()).isEmpty();
        assertThat(store.log().after(head, 10).position()).isEqualTo(store.log().head());
        assertThat(migrations().logOf(NEW).after(head, 10).updates()).hasSize(1);
        assertThat(now().filled()).isEqualTo(1);
        assertThat(now().due()).isEqualTo(1);
    }

    @Test
    void whatWasRewordedOrRemovedMeanwhileIsPassedOver() {
        Memory tea = added(ALICE, "tea");
        Memory milk = added(ALICE, "milk");
        begin();
        List<DueEntry> read = migrations().due(NEW, 10);
        done(plan().reword(tea, "green tea"));
        done(plan().delete(milk));

        assertThat(fill(read, NEW)).isZero();

        assertThat(migrations().due(NEW, 10)).extracting(DueEntry::text).containsExactly("green tea");
        fillAll();
        assertThat(entriesOf(indexOf(NEW)).values())
                .singleElement()
                .satisfies(entry -> assertThat(entry.embedding()).isEqualTo(SMALL.embed("green tea")));
    }

    @Test
    void whatIsWrittenMeanwhileIsDueAndWhatIsRewordedIsDueAgain() {
        Memory tea = added(ALICE, "tea");
        begin();
        fillAll();
        assertThat(migrations().ready()).isTrue();
        assertThat(now().phase()).isEqualTo(Phase.READY);

        added(ALICE, "coffee");
        done(plan().reword(tea, "green tea"));

        assertThat(migrations().due(NEW, 10))
                .extracting(DueEntry::text)
                .containsExactlyInAnyOrder("green tea", "coffee");
        assertThat(indexOf(NEW)).isEmpty();
        assertThat(now().phase()).isEqualTo(Phase.READY);
    }

    @Test
    void secondVectorsAreMadeOfTheContextAgain() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "Where do you live?", "In Lisbon"));
        var answer = submission.episode().turns().get(1);
        String context = Objects.requireNonNull(
                ContextText.of(submission.episode().turns().subList(0, 1), "In Lisbon"));
        done(plan().index(answer)
                .read(
                        new EntryKey.OfTurn(answer.id()),
                        new Features(data.embedder().embed(context), List.of(), List.of(), 0.5))
                .conclude(submission));
        begin();

        assertThat(migrations().due(NEW, 10)).extracting(DueEntry::context).containsExactly(context);
        switchTo(NEW);

        IndexEntry entry = Objects.requireNonNull(
                entriesOf(LogFollower.replay(store.log(), 10)).get(new EntryKey.OfTurn(answer.id())));
        assertThat(entry.features()).isEqualTo(new Features(SMALL.embed(context), List.of(), List.of(), 0.5));
        assertThat(entriesOf(indexOf(old())).values())
                .singleElement()
                .satisfies(was -> assertThat(was.features().inContext())
                        .isEqualTo(data.embedder().embed(context)));
    }

    @Test
    void aSwitchNeedsEveryVector() {
        added(ALICE, "tea");
        begin();
        assertThatThrownBy(() -> migrations().switchTo(NEW)).isInstanceOf(KeepsakeException.class);
        fillAll();
        assertThatThrownBy(() -> migrations().switchTo(NEW)).hasMessageContaining("FILLING");
        migrations().ready();
        added(ALICE, "coffee");
        assertThatThrownBy(() -> migrations().switchTo(NEW)).hasMessageContaining("lack");
        assertThatThrownBy(() -> migrations().switchTo(new EmbedderId("third", 3)))
                .isInstanceOf(KeepsakeException.class);
        assertThat(store.embeddings().recorded()).contains(old());
    }

    @Test
    void afterASwitchBothAreKeptWithRolesExchanged() {
        added(ALICE, "tea");
        begin();
        switchTo(NEW);
        migrations().switchTo(NEW);

        assertThat(store.embeddings().recorded()).contains(NEW);
        assertThat(migrations().generation()).isEqualTo(2);
        assertThat(now().phase()).isEqualTo(Phase.SWITCHED);
        assertThat(newPlan().add(data.memory(ALICE, "coffee")).apply()).isInstanceOf(Applied.Done.class);

        assertThat(indexOf(NEW).get(PROJECT)).hasSize(2);
        assertThat(indexOf(old()).get(PROJECT)).hasSize(1);
        assertThat(migrations().due(old(), 10)).extracting(DueEntry::text).containsExactly("coffee");
        fillAll();
        assertThat(indexOf(old()).get(PROJECT)).hasSize(2);
        assertThat(entriesOf(indexOf(old())).values())
                .allSatisfy(entry ->
                        assertThat(entry.embedding()).isEqualTo(data.embedder().embed(entry.text())));
    }

    @Test
    void itCanBeSwitchedBack() {
        added(ALICE, "tea");
        begin();
        switchTo(NEW);
        done(newPlan().add(data.memory(ALICE, "coffee")));

        assertThatThrownBy(() -> migrations().switchTo(old())).hasMessageContaining("lack");
        switchTo(old());

        assertThat(store.embeddings().recorded()).contains(old());
        assertThat(migrations().generation()).isEqualTo(1);
        assertThat(now().phase()).isEqualTo(Phase.READY);
        assertThat(LogFollower.replay(store.log(), 10).get(PROJECT)).hasSize(2);
    }

    @Test
    void aPlanWithVectorsOfTheOtherIsTakenAndTheRecordedOnesAreDue() {
        Memory tea = added(ALICE, "tea");
        begin();
        switchTo(NEW);

        done(plan().add(data.memory(ALICE, "coffee")));
        done(plan().reword(tea, "green tea"));

        assertThat(migrations().due(NEW, 10))
                .extracting(DueEntry::text)
                .containsExactlyInAnyOrder("coffee", "green tea");
        assertThat(indexOf(old()).get(PROJECT)).hasSize(2);
        assertThat(indexOf(NEW)).isEmpty();
        assertThat(listed(ALICE)).hasSize(2);
        fillAll();
        assertThat(entriesOf(LogFollower.replay(store.log(), 10)).values())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.embedding()).isEqualTo(SMALL.embed(entry.text())));
    }

    @Test
    void finishingRemovesTheOldVectorsInPortions() {
        for (int i = 0; i < 5; i++) {
            added(ALICE, "memory " + i);
        }
        begin();
        switchTo(NEW);
        migrations().beginDropping();
        assertThat(now().phase()).isEqualTo(Phase.DROPPING);
        done(plan().add(data.memory(ALICE, "under way since before")));
        assertThatThrownBy(() -> migrations().drop(2)).isInstanceOf(KeepsakeException.class);
        fill(migrations().due(NEW, 10), NEW);

        assertThat(migrations().drop(2)).isFalse();
        assertThatThrownBy(() -> done(plan().add(data.memory(ALICE, "too late"))))
                .isInstanceOf(KeepsakeException.class);
        done(newPlan().add(data.memory(ALICE, "of the new one")));
        assertThat(now().due()).isZero();
        drop();

        assertThat(migrations().current()).isEmpty();
        assertThat(migrations().generation()).isEqualTo(2);
        assertThat(indexOf(old())).isEmpty();
        assertThat(indexOf(NEW).get(PROJECT)).hasSize(7);
        assertThat(store.embeddings().recorded()).contains(NEW);
    }

    private void drop() {
        for (int portions = 0; !migrations().drop(2); portions++) {
            assertThat(portions).isLessThan(100);
        }
    }

    @Test
    void cancellingRemovesTheNewOnes() {
        added(ALICE, "tea");
        added(ALICE, "coffee");
        begin();
        fill(migrations().due(NEW, 1), NEW);

        migrations().beginDropping();
        migrations().beginDropping();
        drop();

        assertThat(migrations().current()).isEmpty();
        assertThat(indexOf(NEW)).isEmpty();
        assertThat(LogFollower.replay(store.log(), 10).get(PROJECT)).hasSize(2);
        begin();
        assertThat(now().due()).isEqualTo(2);
        assertThat(now().filled()).isZero();
    }

    @Test
    void afterOneMigrationComesAnother() {
        added(ALICE, "tea");
        begin();
        switchTo(NEW);
        migrations().beginDropping();
        drop();

        migrations().begin(old(), data.now());
        fillAll();
        migrations().ready();
        migrations().switchTo(old());

        assertThat(migrations().generation()).isEqualTo(3);
        assertThat(entriesOf(LogFollower.replay(store.log(), 10)).values())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.embedding()).isEqualTo(data.embedder().embed("tea")));
    }

    @Test
    void afterAMigrationEveryVectorCanStillBeReplaced() {
        added(ALICE, "tea");
        begin();
        switchTo(NEW);
        migrations().beginDropping();
        drop();

        long replaced = store.embeddings()
                .replaceAll(
                        old(), texts -> texts.stream().map(data.embedder()::embed).toList());

        assertThat(replaced).isEqualTo(1);
        assertThat(entriesOf(LogFollower.replay(store.log(), 10)).values())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.embedding()).isEqualTo(data.embedder().embed("tea")));
    }

    @Test
    void anErrorIsNotedAndForgotten() {
        migrations().note("nobody is there to note it");
        begin();
        migrations().note("the model is away");
        assertThat(now().lastError()).isEqualTo("the model is away");

        migrations().note(null);

        assertThat(now().lastError()).isNull();
    }

    @Test
    void aProjectThatIsDestroyedIsDueNoMore() {
        added(ALICE, "tea");
        added(OTHER_PROJECT, BOB, "coffee");
        begin();

        store.plans().destroyEverythingIn(PROJECT);

        assertThat(migrations().due(NEW, 10)).extracting(DueEntry::text).containsExactly("coffee");
        fillAll();
        assertThat(indexOf(NEW)).containsOnlyKeys(OTHER_PROJECT);
    }

    @Test
    void anotherEmbedderThanTheTwoHasNoPartInIt() {
        Memory tea = added(ALICE, "tea");
        HashingEmbedder third = new HashingEmbedder(3);
        begin();
        DueEntry due = migrations().due(NEW, 1).getFirst();

        assertThatThrownBy(() -> migrations().fill(List.of(filled(due, third))))
                .isInstanceOf(KeepsakeException.class);
        assertThat(migrations().due(third.id(), 10)).isEmpty();
        assertThat(migrations().due(third.id(), PROJECT, List.of(new EntryKey.OfMemory(tea.id()))))
                .isEmpty();
        assertThatThrownBy(() -> done(data.plan(store, PROJECT, third).add(data.memory(ALICE, "coffee"))))
                .isInstanceOf(KeepsakeException.class);
    }
}
