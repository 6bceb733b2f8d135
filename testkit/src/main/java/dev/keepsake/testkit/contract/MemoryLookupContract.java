package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keepsake.change.Change;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Turn;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Slot;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.sample.PlanDraft;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link dev.keepsake.store.MemoryStore} finds by other ways than a list: history, owners, texts and sources. */
public abstract class MemoryLookupContract extends StoreFixture {

    @Test
    void historyTellsEveryChangeInOrder() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        Memory added = data.memory(ALICE, "tea");
        PlanDraft adding = plan().add(added).conclude(submission);
        done(adding);
        PlanDraft rewording = plan().reword(added, "green tea");
        Memory reworded = rewording.plan().changes().get(0).after();
        done(rewording);
        Memory by = data.memory(ALICE, "coffee");
        PlanDraft superseding = plan().add(by).supersede(reworded, by, "newer");
        Memory superseded = superseding.plan().changes().get(1).after();
        done(superseding);
        PlanDraft deleting = plan().delete(superseded);
        done(deleting);

        List<HistoryEntry> history = store.memories().history(PROJECT, added.id());
        List<UUID> ids = history.stream().map(HistoryEntry::id).toList();

        assertThat(ids).doesNotHaveDuplicates().hasSize(4);
        assertThat(history)
                .containsExactly(
                        new HistoryEntry(
                                ids.get(0),
                                added.id(),
                                0,
                                ChangeKind.ADDED,
                                null,
                                "tea",
                                adding.plan().at(),
                                submission.episode().id(),
                                null),
                        new HistoryEntry(
                                ids.get(1),
                                added.id(),
                                1,
                                ChangeKind.UPDATED,
                                "tea",
                                "green tea",
                                rewording.plan().at(),
                                null,
                                null),
                        new HistoryEntry(
                                ids.get(2),
                                added.id(),
                                2,
                                ChangeKind.SUPERSEDED,
                                "green tea",
                                "green tea",
                                superseding.plan().at(),
                                null,
                                "newer"),
                        new HistoryEntry(
                                ids.get(3),
                                added.id(),
                                3,
                                ChangeKind.DELETED,
                                "green tea",
                                null,
                                deleting.plan().at(),
                                null,
                                null));
        assertThat(store.memories().history(OTHER_PROJECT, added.id())).isEmpty();
        assertThat(store.memories().history(PROJECT, new MemoryId(new UUID(3, 3))))
                .isEmpty();
    }

    @Test
    void severalChangesOfOneMemoryInOnePlanAreAllInItsHistory() {
        Memory memory = data.memory(ALICE, "tea");
        Memory reworded = memory.withText("green tea");

        done(plan().add(memory).update(memory, reworded));

        assertThat(get(memory.id())).containsExactly(reworded);
        assertThat(store.memories().history(PROJECT, memory.id()))
                .extracting(HistoryEntry::sequence, HistoryEntry::kind)
                .containsExactly(tuple(0, ChangeKind.ADDED), tuple(1, ChangeKind.UPDATED));
    }

    @Test
    void ownersAreThoseOfCurrentMemories() {
        Memory first = added(ALICE, "a");
        added(ALICE.withAgent("guide"), "b");
        Memory gone = added(BOB, "c");
        added(OTHER_PROJECT, Scope.ofUser("foreign"), "d");
        PlanDraft rewording = plan().delete(gone).reword(first, "a, reworded");
        done(rewording);
        Memory second = listed(ALICE.withAgent("guide")).get(0);

        Page<ScopeOwner> owners = store.memories().owners(PROJECT, EVERYTHING);

        Instant createdFirst = first.lifecycle().createdAt();
        Instant createdSecond = second.lifecycle().createdAt();
        assertThat(owners.total()).isEqualTo(2);
        assertThat(owners.items())
                .containsExactly(
                        new ScopeOwner(
                                ScopeField.USER,
                                "alice",
                                2,
                                createdFirst,
                                rewording.plan().at()),
                        new ScopeOwner(ScopeField.AGENT, "guide", 1, createdSecond, createdSecond));
    }

    @Test
    void ownersComeByFieldAndThenIdInPages() {
        for (String id : List.of("b", "a", "B", "10", "9")) {
            added(new Scope(id, id, id, id), "of " + id);
        }

        List<ScopeOwner> whole = store.memories().owners(PROJECT, EVERYTHING).items();
        Page<ScopeOwner> middle = store.memories().owners(PROJECT, new PageRequest(2, 6));

        assertThat(whole)
                .extracting(owner -> owner.field().key() + " " + owner.id())
                .containsExactly(
                        "user 10",
                        "user 9",
                        "user B",
                        "user a",
                        "user b",
                        "agent 10",
                        "agent 9",
                        "agent B",
                        "agent a",
                        "agent b",
                        "app 10",
                        "app 9",
                        "app B",
                        "app a",
                        "app b",
                        "run 10",
                        "run 9",
                        "run B",
                        "run a",
                        "run b");
        assertThat(middle.items()).isEqualTo(whole.subList(6, 12));
        assertThat(middle.total()).isEqualTo(20);
    }

    @Test
    void textsAreFoundExactlyInExactlyTheScope() {
        Memory tea = added(ALICE, "Tea");
        added(ALICE, "tea");
        added(ALICE.withRun("r"), "Tea");
        added(BOB, "Tea");
        added(OTHER_PROJECT, ALICE, "Tea");
        Memory deleted = added(ALICE, "deleted");
        Memory superseded = added(ALICE, "superseded");
        Memory accent = added(ALICE, "\u00e9");
        done(plan().delete(deleted).supersede(superseded, tea, "newer"));

        assertThat(withText(ALICE, "Tea", "deleted", "superseded", "e\u0301", "T_a", "%"))
                .containsExactly(tea);
        assertThat(withText(ALICE, "Tea", "\u00e9")).containsExactlyInAnyOrder(tea, accent);
        assertThat(withText(ALICE)).isEmpty();
        assertThat(withText(Scope.ANY, "Tea")).isEmpty();
    }

    private List<Memory> withText(Scope scope, String... texts) {
        return store.memories().withText(PROJECT, scope, List.of(texts));
    }

    @Test
    void memoriesAreFoundByTheirSlotsInExactlyTheScope() {
        Memory tea = data.memory(ALICE, "tea").withSlot(new Slot("alice/drink", "tea", data.now()));
        Memory milk = data.memory(ALICE, "milk").withSlot(new Slot("alice/drink", "milk", data.now()));
        Memory gone = data.memory(ALICE, "gone").withSlot(new Slot("alice/drink", "gone", data.now()));
        Memory rome = data.memory(ALICE, "rome").withSlot(new Slot("alice/home", "rome", data.now()));
        Memory foreign = data.memory(BOB, "tea").withSlot(new Slot("alice/drink", "tea", data.now()));
        Memory plain = data.memory(ALICE, "no slot");
        done(plan().add(tea, milk, gone, rome, foreign, plain));
        PlanDraft draft = plan().supersede(milk, tea, "newer").delete(gone);
        Memory superseded = draft.plan().changes().get(0).after();
        done(draft);

        assertThat(inSlots(ALICE, "alice/drink", "alice/dri", "%")).containsExactly(superseded, tea);
        assertThat(inSlots(ALICE, "alice/drink", "alice/home")).containsExactly(rome, superseded, tea);
        assertThat(inSlots(ALICE)).isEmpty();
        assertThat(store.memories().inSlots(OTHER_PROJECT, ALICE, List.of("alice/drink")))
                .isEmpty();
    }

    private List<Memory> inSlots(Scope scope, String... keys) {
        return store.memories().inSlots(PROJECT, scope, List.of(keys));
    }

    @Test
    void aMemoryThatGivesUpItsSlotIsNotInIt() {
        Memory before = data.memory(ALICE, "tea").withSlot(new Slot("alice/drink", "tea", data.now()));
        done(plan().add(before));
        done(plan().change(new Change.Updated(before, before.withSlot(null))));

        assertThat(inSlots(ALICE, "alice/drink")).isEmpty();
        assertThat(get(before.id())).containsExactly(before.withSlot(null));
    }

    @Test
    void aRestoredMemoryIsCurrentAndItsHistorySaysSo() {
        Memory before = added(ALICE, "tea");
        Memory by = added(ALICE, "coffee");
        PlanDraft superseding = plan().supersede(before, by, "newer");
        Memory superseded = superseding.plan().changes().get(0).after();
        done(superseding);
        done(plan().restore(superseded));

        Memory restored = get(before.id()).getFirst();
        assertThat(restored.lifecycle().state()).isEqualTo(MemoryState.CURRENT);
        assertThat(restored.lifecycle().validity()).isEqualTo(before.lifecycle().validity());
        assertThat(withText(ALICE, "tea")).containsExactly(restored);
        assertThat(store.memories().history(PROJECT, before.id()))
                .extracting(HistoryEntry::kind, HistoryEntry::newText)
                .containsExactly(
                        tuple(ChangeKind.ADDED, "tea"),
                        tuple(ChangeKind.SUPERSEDED, "tea"),
                        tuple(ChangeKind.RESTORED, "tea"));
    }

    @Test
    void memoriesAreFoundByTheTurnsTheyCite() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "zero", "one", "two"));
        List<Turn> turns = submission.episode().turns();
        Memory zero = data.memory(ALICE, "of zero", turns.get(0));
        Memory one = data.memory(ALICE, "of one", turns.get(1));
        Memory gone = data.memory(ALICE, "gone", turns.get(0));
        done(plan().add(zero, one, gone).conclude(submission));
        PlanDraft draft = plan().supersede(one, zero, "newer").delete(gone);
        Memory superseded = draft.plan().changes().get(0).after();
        done(draft);

        assertThat(store.memories()
                        .citing(PROJECT, List.of(turns.get(0).id(), turns.get(1).id())))
                .containsExactlyInAnyOrder(zero, superseded);
        assertThat(store.memories().citing(PROJECT, List.of(turns.get(2).id()))).isEmpty();
        assertThat(store.memories().citing(PROJECT, List.of())).isEmpty();
        assertThat(store.memories().citing(OTHER_PROJECT, List.of(turns.get(0).id())))
                .isEmpty();
    }

    @Test
    void aMemoryThatLosesOrGainsSourcesIsCitedByThoseItHas() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "zero", "one"));
        List<Turn> turns = submission.episode().turns();
        Memory before = data.memory(ALICE, "statement", turns.get(0));
        done(plan().add(before).conclude(submission));
        Memory after =
                before.withSources(data.memory(ALICE, "other", turns.get(1)).sources());
        done(plan().change(new Change.Updated(before, after)));

        assertThat(store.memories().citing(PROJECT, List.of(turns.get(0).id()))).isEmpty();
        assertThat(store.memories().citing(PROJECT, List.of(turns.get(1).id()))).containsExactly(after);
    }
}
