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
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.sample.LogFollower;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every {@link MigrationStore} does, until a migration ends. */
public abstract class MigrationStoreContract extends MigratingFixture {

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
        assertThat(migrations().due(NEW, 10)).extracting(DueEntry::text).containsExactlyInAnyOrder("tea", "coffee");
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

        assertThatThrownBy(() -> migrations().fill(List.of(filled(due, third)))).isInstanceOf(KeepsakeException.class);
        assertThat(migrations().due(third.id(), 10)).isEmpty();
        assertThat(migrations().due(third.id(), PROJECT, List.of(new EntryKey.OfMemory(tea.id()))))
                .isEmpty();
        assertThatThrownBy(() -> done(data.plan(store, PROJECT, third).add(data.memory(ALICE, "coffee"))))
                .isInstanceOf(KeepsakeException.class);
    }
}
