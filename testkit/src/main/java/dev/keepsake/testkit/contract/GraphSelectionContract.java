package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.graph.Relation;
import dev.keepsake.index.GraphIndex.Found;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Nature;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.testkit.sample.HostileIds;
import dev.keepsake.time.AsOf;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A relation is seen exactly where its memory is: in no other scope and project, at no other time, through no other filter. */
public abstract class GraphSelectionContract extends GraphFixture {

    @Test
    void aWalkNeverLeavesTheScopeItIsIn() {
        Memory alice = stated(ALICE, "ann knows bob");
        Memory run = stated(ALICE.withRun("r"), "bob knows cem");
        Memory bob = stated(BOB, "bob knows dora");

        assertThat(around(Scope.ANY, 5, "ann")).containsExactly(found(alice, "ann knows bob", 1));
        assertThat(around(ALICE, 5, "ann")).containsExactly(found(alice, "ann knows bob", 1));
        assertThat(around(ALICE, 5, "bob"))
                .containsExactly(found(run, "bob knows cem", 1), found(alice, "ann knows bob", 1));
        assertThat(around(Scope.ANY, 5, "bob"))
                .containsExactly(
                        found(bob, "bob knows dora", 1),
                        found(run, "bob knows cem", 1),
                        found(alice, "ann knows bob", 1));
    }

    @Test
    void noScopeAndNoProjectReachesAnother() {
        List<Scope> scopes = HostileIds.scopes();
        List<Memory> memories = new ArrayList<>();
        for (Scope scope : scopes) {
            memories.add(stated(scope, "hub knows bob", "bob knows cem"));
        }
        for (ProjectId project : HostileIds.projects()) {
            if (!project.equals(PROJECT)) {
                stated(project, data.memory(ALICE, "elsewhere"), "hub knows secret");
            }
        }

        for (Scope scope : scopes) {
            List<Found> expected = new ArrayList<>();
            List<Memory> reached = memories.reversed().stream()
                    .filter(memory -> scope.covers(memory.scope()))
                    .toList();
            reached.forEach(memory -> expected.add(found(memory, "hub knows bob", 1)));
            reached.forEach(memory -> expected.add(found(memory, "bob knows cem", 2)));
            assertThat(around(scope, 5, "hub")).as(scope.canonical()).isEqualTo(expected);
            assertThat(relations(current(PROJECT, scope))).as(scope.canonical()).hasSize(expected.size());
        }
        for (ProjectId project : HostileIds.projects()) {
            if (!project.equals(PROJECT)) {
                assertThat(around(current(project, Scope.ANY), 5, "hub"))
                        .as("%s", project)
                        .hasSize(1);
            }
        }
    }

    @Test
    void aFilterThatNamesAnOwnerMeansTheSameAsItsScope() {
        stated(ALICE, "ann knows bob");
        Memory bob = stated(BOB, "ann knows cem");
        Filter owner = Filter.owner(ScopeField.USER, "bob");

        assertThat(around(filtered(owner), 2, "ann")).containsExactly(found(bob, "ann knows cem", 1));
        assertThat(relations(filtered(owner))).containsExactly(relation(bob, "ann knows cem"));
    }

    @Test
    void aWalkDoesNotPassThroughMemoriesThatAreNotSelected() {
        Memory near = data.memory(ALICE, "near").withAttributes(Attributes.of("topic", "work"));
        Memory between = data.memory(ALICE, "between").withAttributes(Attributes.of("topic", "play"));
        Memory far = data.memory(ALICE, "far").withAttributes(Attributes.of("topic", "work"));
        stated(PROJECT, near, "ann knows bob");
        stated(PROJECT, between, "bob knows cem");
        stated(PROJECT, far, "cem knows dora");
        Filter work = Filter.attribute("topic", Operator.EQ, new AttributeValue.Text("work"));

        assertThat(around(filtered(work), 5, "ann")).containsExactly(found(near, "ann knows bob", 1));
        assertThat(relations(filtered(work)))
                .containsExactly(relation(far, "cem knows dora"), relation(near, "ann knows bob"));
        assertThat(store.graph().list(filtered(work), 1, 1)).containsExactly(relation(near, "ann knows bob"));
        assertThat(around(filtered(Filter.all()), 5, "ann")).hasSize(3);
    }

    @Test
    void categoriesSelectRelations() {
        Memory food = data.memory(ALICE, "food").withNature(Nature.PLAIN.withCategories(List.of("misc", "food")));
        stated(PROJECT, food, "ann likes tea");
        stated(ALICE, "ann likes milk");
        Filter filter =
                new Filter.Condition(new Field.Categories(), Operator.CONTAINS, new AttributeValue.Text("food"));

        assertThat(around(filtered(filter), 1, "ann")).containsExactly(found(food, "ann likes tea", 1));
    }

    @Test
    void aSupersededMemorysRelationIsClosedAndSeenWhereItIsAsked() {
        Memory old = stated(ALICE, "ann works_at acme");
        Memory recent = stated(ALICE, "ann works_at umbrella");
        done(plan().supersede(old, recent, "newer"));

        assertThat(around(ALICE, 1, "ann")).containsExactly(found(recent, "ann works_at umbrella", 1));
        List<Relation> all = relations(evenSuperseded());
        assertThat(all)
                .containsExactly(relation(recent, "ann works_at umbrella"), relation(now(old), "ann works_at acme"));
        assertThat(all.get(1).state()).isEqualTo(MemoryState.SUPERSEDED);
        assertThat(all.get(1).validity().to())
                .isEqualTo(recent.lifecycle().validity().from());

        done(plan().restore(now(old)));
        assertThat(around(ALICE, 1, "acme")).containsExactly(found(now(old), "ann works_at acme", 1));
    }

    @Test
    void aDeletedMemorysRelationIsInNoReadEverAgain() {
        Memory memory = stated(ALICE, "ann knows bob");
        Instant before = data.now();
        done(plan().delete(memory));

        assertThat(relations(evenSuperseded())).isEmpty();
        assertThat(around(evenSuperseded(), 5, "ann")).isEmpty();
        assertThat(around(asOf(AsOf.knownAt(before)), 5, "ann")).isEmpty();
        assertThat(relations(asOf(new AsOf(before, before)))).isEmpty();
    }

    @Test
    void whatWasTrueAtAMomentIsSeenAtIt() {
        Memory old = stated(ALICE, "ann works_at acme");
        Memory recent = stated(ALICE, "ann works_at umbrella");
        done(plan().supersede(old, recent, "newer"));
        Instant early = old.lifecycle().validity().from();
        Instant late = recent.lifecycle().validity().from();

        assertThat(around(asOf(AsOf.validAt(early)), 1, "ann"))
                .containsExactly(found(now(old), "ann works_at acme", 1));
        assertThat(around(asOf(AsOf.validAt(late)), 1, "ann"))
                .containsExactly(found(recent, "ann works_at umbrella", 1));
        assertThat(relations(asOf(AsOf.validAt(early.minusSeconds(1))))).isEmpty();
    }

    @Test
    void whatWasBelievedAtAMomentIsSeenAsOfIt() {
        Instant before = data.now();
        Memory old = stated(ALICE, "ann works_at acme");
        Instant first = data.now();
        Memory recent = stated(ALICE, "ann works_at umbrella");
        done(plan().supersede(old, recent, "newer"));

        assertThat(around(asOf(AsOf.knownAt(before)), 5, "ann")).isEmpty();
        assertThat(around(asOf(AsOf.knownAt(first)), 5, "ann")).containsExactly(found(old, "ann works_at acme", 1));
        assertThat(relations(asOf(AsOf.knownAt(first)))).containsExactly(relation(old, "ann works_at acme"));
        assertThat(around(asOf(AsOf.knownAt(data.now())), 5, "ann"))
                .containsExactly(found(recent, "ann works_at umbrella", 1));
    }

    @Test
    void aMemoryThatWasWordedOtherwiseAtAMomentStatesNothingAsOfIt() {
        Memory memory = stated(ALICE, "ann knows bob");
        Instant before = data.now();
        done(reworded(memory, "ann knows cem", "ann knows cem"));

        assertThat(relations(current(PROJECT, ALICE))).containsExactly(relation(now(memory), "ann knows cem"));
        assertThat(relations(asOf(AsOf.knownAt(before)))).isEmpty();
        assertThat(relations(asOf(AsOf.knownAt(data.now())))).hasSize(1);
    }

    @Test
    void anotherTextHasTheRelationsThatWereReadFromItAndNoOthers() {
        Memory memory = stated(ALICE, "ann knows bob", "bob knows cem");
        done(reworded(memory, "ann knows dora", "ann knows dora"));
        assertThat(around(ALICE, 5, "ann")).containsExactly(found(now(memory), "ann knows dora", 1));

        done(plan().reword(now(memory), "nothing"));
        assertThat(relations(current(PROJECT, ALICE))).isEmpty();
    }

    @Test
    void aMemoryThatMovesTakesItsRelationsAlong() {
        Memory memory = stated(ALICE, "ann knows bob");
        Memory moved = new Memory(
                memory.id(),
                BOB,
                memory.kind(),
                memory.text(),
                memory.attribution(),
                memory.attributes(),
                memory.sources(),
                memory.lifecycle());
        done(plan().touch(BOB).update(memory, moved).read(key(moved), stating("ann knows bob")));

        assertThat(around(ALICE, 5, "ann")).isEmpty();
        assertThat(around(BOB, 5, "ann")).containsExactly(found(moved, "ann knows bob", 1));
    }

    @Test
    void relationsOfAnExpiredMemoryAreSeenWhereTheyAreAsked() {
        Memory plain = data.memory(ALICE, "tea");
        LocalDate lastDay = LocalDate.of(2000, 1, 1);
        Memory expired = plain.withLifecycle(Lifecycle.current(
                plain.lifecycle().createdAt(), plain.lifecycle().createdAt(), lastDay));
        stated(PROJECT, expired, "ann knows bob");
        Visibility even = Visibility.currentAt(data.now()).withExpired(true);

        assertThat(around(ALICE, 1, "ann")).isEmpty();
        assertThat(around(new Selection(PROJECT, ALICE, Filter.all(), even), 1, "ann"))
                .containsExactly(found(expired, "ann knows bob", 1));
    }

    private Selection filtered(Filter filter) {
        return new Selection(PROJECT, Scope.ANY, filter, Visibility.currentAt(data.now()));
    }

    private Selection evenSuperseded() {
        Visibility all = Visibility.currentAt(data.now()).withSuperseded(true).withExpired(true);
        return new Selection(PROJECT, ALICE, Filter.all(), all);
    }

    private Selection asOf(AsOf asOf) {
        return new Selection(PROJECT, ALICE, Filter.all(), new Visibility(false, true, data.now(), asOf));
    }
}
