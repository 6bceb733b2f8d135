package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.change.Change;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Turn;
import dev.keepsake.extract.Handling;
import dev.keepsake.filter.Facets;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexText;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ChangeLog;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.testkit.sample.LogFollower;
import dev.keepsake.testkit.sample.PlanDraft;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every {@link ChangeLog} does. How a log folds its entries is its own affair; where a follower arrives is not. */
public abstract class ChangeLogContract extends StoreFixture {

    @Test
    void theLogOfAnEmptyStoreIsEmpty() {
        assertThat(store.log().head()).isZero();
        assertThat(store.log().after(0, 10)).isEqualTo(new ChangeLog.Batch(List.of(), 0));
    }

    @Test
    void anAddedMemoryIsToldWithFacetsAndVector() {
        Memory memory = Exotic.memory(data);
        long position = done(plan().add(memory));

        assertThat(store.log().head()).isEqualTo(position);
        assertThat(store.log().after(0, 10))
                .isEqualTo(new ChangeLog.Batch(List.of(new IndexUpdate.Upsert(entry(PROJECT, memory))), position));
    }

    @Test
    void atTheHeadThereIsNothingNew() {
        added(ALICE, "a");
        long head = store.log().head();

        assertThat(store.log().after(head, 10)).isEqualTo(new ChangeLog.Batch(List.of(), head));
    }

    @Test
    void acceptedEpisodesAreNotInTheLog() {
        accepted(data.submission(PROJECT, ALICE, "tea"));

        assertThat(store.log().head()).isZero();
    }

    @Test
    void aLimitedReaderArrivesWhereAnUnlimitedOneDoes() {
        Memory a = added(ALICE, "a");
        Memory b = added(ALICE, "b");
        done(plan().reword(a, "a, reworded"));
        done(plan().delete(b));
        added(OTHER_PROJECT, BOB, "c");
        store.plans().destroyEverythingIn(OTHER_PROJECT);
        Memory d = added(OTHER_PROJECT, BOB, "d");

        Map<ProjectId, Map<EntryKey, IndexEntry>> whole = LogFollower.replay(store.log(), 1000);
        assertThat(whole).containsOnlyKeys(PROJECT, OTHER_PROJECT);
        assertThat(whole.get(PROJECT)).containsOnlyKeys(key(a));
        assertThat(whole.get(OTHER_PROJECT)).containsOnlyKeys(key(d));
        for (int portion = 1; portion < 8; portion++) {
            assertThat(LogFollower.replay(store.log(), portion)).isEqualTo(whole);
        }
    }

    @Test
    void aFollowerThatReadsNowAndThenArrivesWhereALateOneDoes() {
        InMemoryIndex early = new InMemoryIndex();
        Memory a = added(ALICE, "a");
        LogFollower.catchUp(store.log(), early, 1);
        Memory b = added(ALICE, "b");
        done(plan().supersede(a, b, "newer"));
        LogFollower.catchUp(store.log(), early, 1);
        done(plan().delete(b));
        added(ALICE, "c");
        LogFollower.catchUp(store.log(), early, 1);

        InMemoryIndex late = new InMemoryIndex();
        LogFollower.catchUp(store.log(), late, 1000);

        assertThat(early.position())
                .isEqualTo(late.position())
                .isEqualTo(store.log().head());
        assertThat(early.censusOfEveryProject()).isEqualTo(late.censusOfEveryProject());
        assertThat(late.censusOfEveryProject()).hasSize(2);
    }

    @Test
    void aRewordedMemoryIsToldWithItsNewVector() {
        Memory before = added(ALICE, "tea");
        PlanDraft draft = plan().reword(before, "coffee");
        done(draft);

        assertThat(indexed(before))
                .isEqualTo(entry(PROJECT, draft.plan().changes().get(0).after()));
    }

    @Test
    void aMemoryWithNewAttributesIsToldWithItsOldVector() {
        Memory before = added(ALICE, "tea");
        Memory after = before.withAttributes(Attributes.of("mood", "calm"));
        done(plan().change(new Change.Updated(before, after)));

        assertThat(indexed(before)).isEqualTo(entry(PROJECT, after));
    }

    @Test
    void supersededMemoriesStayInTheIndexesWithTheirState() {
        Memory old = added(ALICE, "Rome");
        Memory recent = data.memory(ALICE, "Oslo");
        PlanDraft draft = plan().add(recent).supersede(old, recent, "moved");
        done(draft);

        Memory superseded = draft.plan().changes().get(1).after();
        assertThat(indexed(old)).isEqualTo(entry(PROJECT, superseded));
        assertThat(indexed(old).facets().state()).isEqualTo(MemoryState.SUPERSEDED);
    }

    @Test
    void deletedMemoriesLeaveTheIndexes() {
        Memory memory = added(ALICE, "a");
        long before = store.log().head();
        done(plan().delete(memory));

        assertThat(store.log().after(before, 10).updates())
                .containsExactly(new IndexUpdate.Remove(PROJECT, key(memory)));
        assertThat(LogFollower.replay(store.log(), 10)).isEmpty();
    }

    @Test
    void aTurnIsToldWithTheFacetsOfItsSubmission() {
        Submission submission = accepted(Exotic.submission(data, PROJECT));
        Turn turn = submission.episode().turns().get(1);
        done(plan().index(turn).conclude(submission));

        EntryKey key = new EntryKey.OfTurn(turn.id());
        Facets facets = new Facets(
                turn.id().toString(),
                submission.episode().scope(),
                turn.text(),
                turn.name(),
                submission.attributes().merge(turn.attributes()),
                MemoryState.CURRENT,
                turn.time(),
                turn.time(),
                submission.expiresOn());
        IndexEntry entry = indexed(key);
        assertThat(entry).isEqualTo(IndexEntry.of(PROJECT, turn, facets, entry.embedding(), Features.NONE));
        assertThat(entry.embedding()).isEqualTo(data.embedder().embed(entry.text()));
    }

    @Test
    void theAttributesOfAMessageWinOverThoseOfItsSubmission() {
        Submission plain = data.submission(PROJECT, ALICE, Attributes.of("topic", "work"), "tea");
        Turn said = plain.episode().turns().get(0);
        Turn turn = new Turn(
                said.id(),
                said.role(),
                said.name(),
                said.text(),
                said.time(),
                said.identity(),
                Attributes.of("topic", "play").with("n", AttributeValue.Number.of(1)));
        Submission submission = accepted(new Submission(
                new Episode(plain.episode().id(), PROJECT, ALICE, List.of(turn), data.tick()),
                Handling.DEFAULT,
                plain.attributes(),
                null,
                null));
        done(plan().index(turn).conclude(submission));

        IndexEntry entry = indexed(new EntryKey.OfTurn(turn.id()));
        assertThat(entry.facets().attributes()).isEqualTo(turn.attributes());
    }

    @Test
    void aWithdrawnTurnLeavesTheIndexes() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea", "milk"));
        List<Turn> turns = submission.episode().turns();
        done(plan().index(turns.get(0)).index(turns.get(1)).conclude(submission));
        done(plan().withdraw(turns.get(0).id()));

        assertThat(LogFollower.replay(store.log(), 10).get(PROJECT))
                .containsOnlyKeys(new EntryKey.OfTurn(turns.get(1).id()));
    }

    @Test
    void aTurnWithoutAVectorIsInNoIndex() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        done(plan().conclude(submission));

        assertThat(LogFollower.replay(store.log(), 10)).isEmpty();
    }

    @Test
    void aDestroyedProjectIsToldToThoseWhoKnewIt() {
        added(ALICE, "a");
        Memory foreign = added(OTHER_PROJECT, ALICE, "b");
        long before = store.log().head();

        store.plans().destroyEverythingIn(PROJECT);

        assertThat(store.log().head()).isGreaterThan(before);
        assertThat(store.log().after(before, 10).updates()).containsExactly(new IndexUpdate.RemoveProject(PROJECT));
        assertThat(LogFollower.replay(store.log(), 1)).containsOnlyKeys(OTHER_PROJECT);
        assertThat(LogFollower.replay(store.log(), 1).get(OTHER_PROJECT)).containsOnlyKeys(key(foreign));
    }

    private IndexEntry indexed(Memory memory) {
        return indexed(key(memory));
    }

    private IndexEntry indexed(EntryKey key) {
        Map<EntryKey, IndexEntry> entries = LogFollower.replay(store.log(), 100).getOrDefault(PROJECT, Map.of());
        assertThat(entries).containsKey(key);
        return Objects.requireNonNull(entries.get(key));
    }

    private IndexEntry entry(ProjectId project, Memory memory) {
        Facets facets = Facets.of(memory);
        String text = IndexText.of(facets.actor(), facets.text());
        return IndexEntry.of(project, memory, data.embedder().embed(text), Features.NONE);
    }

    private static EntryKey key(Memory memory) {
        return new EntryKey.OfMemory(memory.id());
    }
}
