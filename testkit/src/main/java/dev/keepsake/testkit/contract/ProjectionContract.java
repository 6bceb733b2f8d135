package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.Projection;
import dev.keepsake.memory.Memory;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.sample.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link Projection} does. */
public abstract class ProjectionContract<I extends Projection> extends IndexFixture<I> {

    @Test
    void aNewIndexIsEmptyAndStandsAtZero() {
        assertThat(index.position()).isZero();
        assertThat(index.censusOfEveryProject()).isEmpty();
    }

    @Test
    void applyingMovesThePosition() {
        index.apply(List.of(new IndexUpdate.Upsert(entry(ALICE, "tea"))), 7);
        assertThat(index.position()).isEqualTo(7);

        index.apply(List.of(), 9);
        assertThat(index.position()).isEqualTo(9);

        index.apply(List.of(), 9);
        assertThat(index.position()).isEqualTo(9);
    }

    @Test
    void thePositionDoesNotGoBack() {
        put(entry(ALICE, "tea"), entry(ALICE, "milk"));

        assertThatThrownBy(() -> index.apply(List.of(), 1)).isInstanceOf(RuntimeException.class);
        assertThat(index.position()).isEqualTo(2);
    }

    @Test
    void anEntryIsInOnceHoweverOftenItIsPutIn() {
        IndexEntry tea = entry(ALICE, "tea");
        IndexEntry turn = turnEntry(ALICE, "I said tea");

        put(tea, turn, tea);
        put(tea);

        assertThat(index.censusOfEveryProject()).isEqualTo(Map.of(tea.key(), 1, turn.key(), 1));
    }

    @Test
    void anEntryThatIsTakenOutIsGone() {
        IndexEntry tea = entry(ALICE, "tea");
        IndexEntry milk = entry(ALICE, "milk");
        put(tea, milk);

        apply(new IndexUpdate.Remove(PROJECT, tea.key()));
        assertThat(index.censusOfEveryProject()).isEqualTo(Map.of(milk.key(), 1));

        apply(new IndexUpdate.Remove(PROJECT, tea.key()));
        assertThat(index.censusOfEveryProject()).isEqualTo(Map.of(milk.key(), 1));
    }

    @Test
    void updatesOfOneBatchAreAppliedInOrder() {
        IndexEntry tea = entry(ALICE, "tea");
        IndexEntry milk = entry(ALICE, "milk");

        apply(List.of(
                new IndexUpdate.Upsert(tea),
                new IndexUpdate.Remove(PROJECT, tea.key()),
                new IndexUpdate.Remove(PROJECT, milk.key()),
                new IndexUpdate.Upsert(milk)));
        assertThat(index.censusOfEveryProject()).isEqualTo(Map.of(milk.key(), 1));

        apply(List.of(
                new IndexUpdate.Upsert(tea), new IndexUpdate.RemoveProject(PROJECT), new IndexUpdate.Upsert(milk)));
        assertThat(index.censusOfEveryProject()).isEqualTo(Map.of(milk.key(), 1));
    }

    @Test
    void aProjectCannotTakeOutTheEntriesOfAnother() {
        IndexEntry tea = entry(ALICE, "tea");
        put(tea);

        apply(new IndexUpdate.Remove(OTHER_PROJECT, tea.key()));

        assertThat(index.censusOfEveryProject()).isEqualTo(Map.of(tea.key(), 1));
    }

    @Test
    void aRemovedProjectLeavesTheOthers() {
        IndexEntry ours = entry(ALICE, "tea");
        Memory memory = data.memory(ALICE, "tea");
        IndexEntry theirs = entry(OTHER_PROJECT, memory);
        put(ours, theirs, turnEntry(BOB, "milk"));

        apply(new IndexUpdate.RemoveProject(PROJECT));

        assertThat(index.censusOfEveryProject()).isEqualTo(Map.of(theirs.key(), 1));
    }

    @Test
    void clearingPutsTheIndexBackToItsBeginning() {
        put(entry(ALICE, "tea"), entry(ALICE, "milk"));

        index.clear();

        assertThat(index.position()).isZero();
        assertThat(index.censusOfEveryProject()).isEmpty();
        IndexEntry again = entry(ALICE, "again");
        put(again);
        assertThat(index.censusOfEveryProject()).isEqualTo(Map.of(again.key(), 1));
        assertThat(index.position()).isEqualTo(1);
    }

    @Test
    void persistingChangesNothingThatCanBeSeen() {
        IndexEntry tea = entry(ALICE, "tea");
        put(tea);

        index.persist();
        index.persist();

        assertThat(index.position()).isEqualTo(1);
        assertThat(index.censusOfEveryProject()).isEqualTo(Map.of(tea.key(), 1));
    }

    @Test
    void afterManyUpdatesItHoldsWhatTheReferenceHolds() {
        Seed seed = Seed.announcedFor(this);
        Random dice = seed.random();
        InMemoryIndex reference = new InMemoryIndex();
        List<IndexEntry> entries = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            entries.add(i % 3 == 0 ? turnEntry(ALICE, "turn " + i) : entry(ALICE, "memory " + i));
            entries.add(entry(OTHER_PROJECT, data.memory(BOB, "foreign " + i)));
        }
        long position = 0;
        for (int round = 0; round < Seed.rounds(60); round++) {
            List<IndexUpdate> updates = dice.ints(1 + dice.nextInt(8), 0, entries.size())
                    .mapToObj(entries::get)
                    .map(entry -> randomUpdate(dice, entry))
                    .toList();
            position += updates.size();
            index.apply(updates, position);
            reference.apply(updates, position);
            if (dice.nextInt(10) == 0) {
                index.persist();
            }
            assertThat(index.censusOfEveryProject())
                    .as("round %s of %s", round, seed)
                    .isEqualTo(reference.censusOfEveryProject());
        }
        assertThat(index.position()).isEqualTo(position);
    }

    private static IndexUpdate randomUpdate(Random dice, IndexEntry entry) {
        int thrown = dice.nextInt(40);
        if (thrown == 0) {
            return new IndexUpdate.RemoveProject(entry.project());
        }
        EntryKey key = entry.key();
        return thrown < 25 ? new IndexUpdate.Upsert(entry) : new IndexUpdate.Remove(entry.project(), key);
    }
}
