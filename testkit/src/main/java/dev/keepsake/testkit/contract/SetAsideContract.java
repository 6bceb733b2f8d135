package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.conversation.Turn;
import dev.keepsake.index.ContextText;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.DueEntry;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.store.SetAside;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.sample.LogFollower;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every {@link MigrationStore} does with what an embedder refuses. */
public abstract class SetAsideContract extends MigratingFixture {

    private static final String WHY = "refused by the test";

    private EntryKey key(Memory memory) {
        return new EntryKey.OfMemory(memory.id());
    }

    private DueEntry due(Memory memory, EmbedderId embedder) {
        return migrations().due(embedder, PROJECT, List.of(key(memory))).getFirst();
    }

    private boolean setAside(Memory memory) {
        return migrations().setAside(due(memory, NEW), NEW, WHY, data.now());
    }

    private void finish() {
        migrations().beginDropping();
        for (int portions = 0; !migrations().drop(2); portions++) {
            assertThat(portions).isLessThan(100);
        }
    }

    private IndexEntry indexed(Memory memory, EmbedderId embedder) {
        return Objects.requireNonNull(entriesOf(indexOf(embedder)).get(key(memory)));
    }

    @Test
    void whatIsSetAsideIsNotDueAndStandsInItsIndexWithoutAVector() {
        Memory tea = added(ALICE, "tea");
        added(ALICE, "coffee");
        begin();
        long head = store.log().head();

        assertThat(setAside(tea)).isTrue();

        assertThat(migrations().due(NEW, 10)).extracting(DueEntry::text).containsExactly("coffee");
        assertThat(migrations().countDue(NEW)).isEqualTo(1);
        assertThat(now().due()).isEqualTo(1);
        assertThat(migrations().countAside(NEW)).isEqualTo(1);
        assertThat(migrations().countAside(old())).isZero();
        assertThat(migrations().aside(NEW, 10)).containsExactly(new SetAside(NEW, PROJECT, key(tea), WHY, data.now()));
        assertThat(migrations().aside(old(), 10)).isEmpty();
        assertThat(indexed(tea, NEW).embedding()).isNull();
        assertThat(indexed(tea, NEW).text()).isEqualTo("tea");
        assertThat(store.log().after(head, 10).updates()).isEmpty();
        assertThat(indexed(tea, old()).embedding()).isNotNull();
        assertThat(due(tea, NEW).text()).isEqualTo("tea");
    }

    @Test
    void itHindersNeitherReadinessNorSwitchesNorDropping() {
        Memory tea = added(ALICE, "tea");
        Memory coffee = added(ALICE, "coffee");
        begin();
        setAside(tea);
        fillAll();

        assertThat(migrations().ready()).isTrue();
        migrations().switchTo(NEW);
        assertThat(entriesOf(LogFollower.replay(store.log(), 10))).hasSize(2);
        migrations().switchTo(old());
        assertThat(indexed(tea, old()).embedding()).isNotNull();
        migrations().switchTo(NEW);
        finish();

        assertThat(migrations().current()).isEmpty();
        assertThat(migrations().countAside(NEW)).isEqualTo(1);
        assertThat(indexed(tea, NEW).embedding()).isNull();
        assertThat(indexed(coffee, NEW).embedding()).isEqualTo(SMALL.embed("coffee"));
        assertThat(listed(ALICE)).hasSize(2);
    }

    @Test
    void itCanBeFilledAfterAllAlsoWhenTheMigrationHasEnded() {
        Memory tea = added(ALICE, "tea");
        Memory milk = added(ALICE, "milk");
        begin();
        setAside(tea);
        setAside(milk);
        assertThat(fill(List.of(due(milk, NEW)), NEW)).isEqualTo(1);
        migrations().ready();
        migrations().switchTo(NEW);
        finish();

        assertThat(fill(List.of(due(tea, NEW)), NEW)).isEqualTo(1);

        assertThat(migrations().countAside(NEW)).isZero();
        assertThat(indexed(tea, NEW).embedding()).isEqualTo(SMALL.embed("tea"));
        assertThat(indexed(milk, NEW).embedding()).isEqualTo(SMALL.embed("milk"));
        begin(old());
        fillAll();
        assertThat(indexed(tea, old()).embedding()).isEqualTo(data.embedder().embed("tea"));
        assertThat(indexed(tea, NEW).embedding()).isEqualTo(SMALL.embed("tea"));
    }

    private void begin(EmbedderId to) {
        migrations().begin(to, data.now());
    }

    @Test
    void whatIsRewordedIsDueAnewAndWhatIsRemovedIsForgotten() {
        Memory tea = added(ALICE, "tea");
        Memory milk = added(ALICE, "milk");
        Memory juice = added(OTHER_PROJECT, BOB, "juice");
        begin();
        setAside(tea);
        setAside(milk);
        DueEntry read = migrations().due(NEW, 10).getFirst();
        assertThat(migrations().setAside(read, NEW, WHY, data.now())).isTrue();
        assertThat(migrations().countAside(NEW)).isEqualTo(3);

        done(plan().reword(tea, "green tea"));
        done(plan().delete(milk));
        store.plans().destroyEverythingIn(OTHER_PROJECT);

        assertThat(migrations().countAside(NEW)).isZero();
        assertThat(migrations().aside(NEW, 10)).isEmpty();
        assertThat(migrations().due(NEW, 10)).extracting(DueEntry::text).containsExactly("green tea");
        assertThat(indexOf(NEW)).isEmpty();
        assertThat(migrations().setAside(read, NEW, WHY, data.now())).isFalse();
        assertThat(juice.text()).isEqualTo("juice");
    }

    @Test
    void whatWasRewordedMeanwhileIsNotSetAside() {
        Memory tea = added(ALICE, "tea");
        begin();
        DueEntry read = due(tea, NEW);
        done(plan().reword(tea, "green tea"));

        assertThat(migrations().setAside(read, NEW, WHY, data.now())).isFalse();

        assertThat(migrations().countDue(NEW)).isEqualTo(1);
        assertThat(migrations().countAside(NEW)).isZero();
        assertThatThrownBy(() -> migrations().setAside(read, new EmbedderId("third", 3), WHY, data.now()))
                .hasMessageContaining("third");
    }

    @Test
    void cancellingForgetsIt() {
        Memory tea = added(ALICE, "tea");
        begin();
        setAside(tea);

        migrations().beginDropping();
        assertThat(migrations().countAside(NEW)).isZero();
        finish();

        begin();
        assertThat(now().phase()).isEqualTo(Phase.FILLING);
        assertThat(migrations().due(NEW, 10)).extracting(DueEntry::text).containsExactly("tea");
        assertThat(migrations().countAside(NEW)).isZero();
    }

    @Test
    void aStoreThatLacksSomeCanGoToAThird() {
        Memory tea = added(ALICE, "tea");
        added(ALICE, "coffee");
        begin();
        setAside(tea);
        fillAll();
        migrations().ready();
        migrations().switchTo(NEW);
        finish();

        begin(old());
        assertThat(migrations().countDue(old())).isEqualTo(2);
        assertThat(migrations().countAside(NEW)).isEqualTo(1);
        assertThat(indexed(tea, NEW).embedding()).isNull();
        fillAll();
        assertThat(fill(List.of(due(tea, NEW)), NEW)).isEqualTo(1);
        assertThat(migrations().ready()).isTrue();
        migrations().switchTo(old());

        assertThat(indexed(tea, NEW).embedding()).isEqualTo(SMALL.embed("tea"));
        assertThat(indexed(tea, old()).embedding()).isEqualTo(data.embedder().embed("tea"));
    }

    @Test
    void aSecondVectorIsRememberedAndEverythingCanBeReplaced() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "Where do you live?", "In Lisbon"));
        Turn answer = submission.episode().turns().get(1);
        EntryKey key = new EntryKey.OfTurn(answer.id());
        String context = Objects.requireNonNull(
                ContextText.of(submission.episode().turns().subList(0, 1), "In Lisbon"));
        done(plan().index(answer)
                .read(key, new Features(data.embedder().embed(context), List.of(), List.of(), 0.5))
                .conclude(submission));
        begin();
        migrations().setAside(migrations().due(NEW, 10).getFirst(), NEW, WHY, data.now());
        assertThat(migrations().aside(NEW, 10)).extracting(SetAside::key).containsExactly(key);
        migrations().ready();
        migrations().switchTo(NEW);
        finish();
        assertThat(migrations().due(NEW, PROJECT, List.of(key)))
                .extracting(DueEntry::context)
                .containsExactly(context);

        store.embeddings()
                .replaceAll(
                        old(),
                        texts -> texts.stream().map(data.embedder()::embed).toList());

        assertThat(migrations().countAside(old())).isZero();
        IndexEntry entry = Objects.requireNonNull(
                entriesOf(LogFollower.replay(store.log(), 10)).get(key));
        assertThat(entry.embedding()).isEqualTo(data.embedder().embed("In Lisbon"));
        assertThat(entry.features().inContext()).isEqualTo(data.embedder().embed(context));
    }
}
