package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.change.Change;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Reversal;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.testkit.sample.PlanDraft;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store keeps so that an operation can be undone. */
public abstract class ReversalContract extends StoreFixture {

    @Test
    void whatItTakesToUndoAnOperationIsKeptAsItWas() {
        Memory plain = added(ALICE, "tea");
        Memory other = added(ALICE, "coffee");
        Reversal reversal = new Reversal(
                List.of(
                        new Change.Added(Exotic.memory(data)),
                        new Change.Updated(plain, plain.withText("green tea")),
                        new Change.Superseded(other, superseded(other, plain), "a duplicate"),
                        new Change.Deleted(
                                plain, plain.withLifecycle(plain.lifecycle().deleted(data.now())))),
                Map.of(
                        new EntryKey.OfMemory(plain.id()),
                        new Features(null, List.of(), List.of(), List.of(relation()), 0.75)),
                List.of(),
                List.of());
        UUID id = conclude(reversal);

        assertThat(store.plans().reversal(PROJECT, id)).contains(reversal);
        assertThat(store.plans().reversal(OTHER_PROJECT, id)).isEmpty();
        assertThat(store.plans().reversal(PROJECT, new UUID(1, 2))).isEmpty();
    }

    @Test
    void whatItTakesGoesWithTheProject() {
        UUID id = conclude(new Reversal(List.of(), Map.of(), List.of(), List.of()));
        store.plans().destroyEverythingIn(PROJECT);

        assertThat(store.plans().reversal(PROJECT, id)).isEmpty();
    }

    @Test
    void aDeletedMemoryComesBackWithAVectorAndNotWithout() {
        Memory tea = added(ALICE, "tea");
        PlanDraft deletion = plan().delete(tea);
        Memory gone = deletion.plan().changes().getFirst().after();
        done(deletion);

        PlanDraft without = plan().change(new Change.Restored(gone, tea));
        assertThatThrownBy(() -> store.plans().apply(without.plan())).isInstanceOf(KeepsakeException.class);
        assertThat(get(tea.id())).isEmpty();

        done(plan().bringBack(gone, tea));
        assertThat(get(tea.id())).containsExactly(tea);
        assertThat(store.memories().history(PROJECT, tea.id()))
                .extracting(HistoryEntry::kind)
                .containsExactly(ChangeKind.ADDED, ChangeKind.DELETED, ChangeKind.RESTORED);
        assertThat(store.log().entries(PROJECT, List.of(new EntryKey.OfMemory(tea.id()))))
                .singleElement()
                .satisfies(entry -> assertThat(entry.facets().text()).isEqualTo("tea"));
    }

    @Test
    void theScopesAreThoseThatHaveSomething() {
        Scope run = ALICE.withRun("monday");
        Memory gone = added(BOB, "milk");
        added(run, "tea");
        added(ALICE, "coffee");
        done(plan().delete(gone));

        assertThat(store.memories()
                        .scopes(PROJECT, Scope.ANY, PageRequest.first(10))
                        .items())
                .containsExactly(sorted(ALICE, run));
        assertThat(store.memories().scopes(PROJECT, run, PageRequest.first(10)).items())
                .containsExactly(run);
        assertThat(store.memories().scopes(PROJECT, ALICE, new PageRequest(2, 1)))
                .satisfies(page -> assertThat(page.total()).isEqualTo(2))
                .satisfies(page -> assertThat(page.items()).hasSize(1));
        assertThat(store.memories()
                        .scopes(OTHER_PROJECT, Scope.ANY, PageRequest.first(10))
                        .items())
                .isEmpty();
    }

    private static Scope[] sorted(Scope one, Scope other) {
        return one.canonical().compareTo(other.canonical()) < 0 ? new Scope[] {one, other} : new Scope[] {other, one};
    }

    private Memory superseded(Memory memory, Memory by) {
        return memory.withLifecycle(memory.lifecycle()
                .superseded(data.now(), by.lifecycle().validity().from(), by.id()));
    }

    private static RelationMention relation() {
        return new RelationMention("Ana", "works_at", "Acme");
    }

    /** Concludes an operation that keeps this, and returns its id. */
    private UUID conclude(Reversal reversal) {
        UUID id = new UUID(7, 7);
        Operation operation = new Operation(
                id, Operation.Kind.CONSOLIDATE, Operation.State.SUCCEEDED, Outcome.EMPTY, data.now(), data.now(), null);
        Plan plan = new Plan(
                PROJECT,
                data.now(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                new Plan.Conclusion(operation, reversal));
        store.plans().apply(plan);
        return id;
    }
}
