package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.Projection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Projection} does that outlives its process: it comes back at a position, with exactly what was there. */
public abstract class ReopeningProjectionContract<I extends Projection> extends IndexFixture<I> {

    /** Opens again what {@link #open()} opened last and the test has closed. */
    protected abstract I reopen();

    private void closeAndReopen() {
        index.close();
        index = reopen();
    }

    @Test
    void whatWasPersistedIsThere() {
        IndexEntry tea = entry(ALICE, "tea");
        IndexEntry turn = turnEntry(ALICE, "milk");
        put(tea, turn, entry(OTHER_PROJECT, data.memory(BOB, "foreign")));
        apply(new IndexUpdate.RemoveProject(OTHER_PROJECT));
        index.persist();

        closeAndReopen();

        assertThat(index.position()).isEqualTo(4);
        assertThat(index.censusOfEveryProject()).isEqualTo(Map.of(tea.key(), 1, turn.key(), 1));
    }

    @Test
    void replayingFromItsPositionArrivesAtTheSameState() {
        List<IndexUpdate> updates = List.of(
                new IndexUpdate.Upsert(entry(ALICE, "tea")),
                new IndexUpdate.Upsert(entry(ALICE, "milk")),
                new IndexUpdate.Upsert(turnEntry(BOB, "sugar")),
                new IndexUpdate.Upsert(entry(ALICE, "honey")));
        index.apply(updates.subList(0, 2), 2);
        index.persist();
        index.apply(updates.subList(2, 4), 4);
        Map<EntryKey, Integer> before = index.censusOfEveryProject();

        closeAndReopen();
        int position = Math.toIntExact(index.position());
        assertThat(position).isBetween(2, 4);
        index.apply(updates.subList(position, 4), 4);

        assertThat(index.censusOfEveryProject()).isEqualTo(before);
        assertThat(index.position()).isEqualTo(4);
    }

    @Test
    void aClearedIndexComesBackEmpty() {
        put(entry(ALICE, "tea"));
        index.persist();
        index.clear();
        index.persist();

        closeAndReopen();

        assertThat(index.position()).isZero();
        assertThat(index.censusOfEveryProject()).isEmpty();
    }
}
