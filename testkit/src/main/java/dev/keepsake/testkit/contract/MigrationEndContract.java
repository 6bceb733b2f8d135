package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.testkit.sample.LogFollower;
import org.junit.jupiter.api.Test;

/** How migrations end in every {@link MigrationStore}. */
public abstract class MigrationEndContract extends MigratingFixture {

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
                        old(),
                        texts -> texts.stream().map(data.embedder()::embed).toList());

        assertThat(replaced).isEqualTo(1);
        assertThat(entriesOf(LogFollower.replay(store.log(), 10)).values())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.embedding()).isEqualTo(data.embedder().embed("tea")));
    }
}
