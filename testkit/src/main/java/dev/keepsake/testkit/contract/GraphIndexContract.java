package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.conversation.Turn;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.GraphIndex.Found;
import dev.keepsake.index.GraphQuery;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.testkit.sample.ExoticFeatures;
import dev.keepsake.testkit.sample.HostileIds;
import dev.keepsake.testkit.sample.PlanDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How the {@link dev.keepsake.index.GraphIndex} of every store keeps relations and walks along them. */
public abstract class GraphIndexContract extends GraphFixture {

    @Test
    void aWalkFollowsRelationsInEitherDirectionAsFarAsItsDepth() {
        Memory one = stated(ALICE, "ann knows bob");
        Memory two = stated(ALICE, "cem knows bob");
        Memory three = stated(ALICE, "cem likes dora");
        stated(ALICE, "eve likes fay");

        List<Found> all = List.of(
                found(one, "ann knows bob", 1), found(two, "cem knows bob", 2), found(three, "cem likes dora", 3));
        assertThat(around(ALICE, 1, "ann")).isEqualTo(all.subList(0, 1));
        assertThat(around(ALICE, 2, "ann")).isEqualTo(all.subList(0, 2));
        assertThat(around(ALICE, 3, "ann")).isEqualTo(all);
        assertThat(around(ALICE, GraphQuery.DEEPEST, "ann")).isEqualTo(all);
        assertThat(around(ALICE, 1, "dora")).containsExactly(found(three, "cem likes dora", 1));
        assertThat(around(ALICE, 1, "nobody")).isEmpty();
        assertThat(around(ALICE, 1)).isEmpty();
    }

    @Test
    void theEndsOfAScopeAreThoseOfExactlyThatScope() {
        Memory one = stated(ALICE, "ann knows bob", "cem knows bob");
        stated(BOB, "dora knows eve");
        stated(OTHER_PROJECT, data.memory(ALICE, "elsewhere"), "fay knows gus");

        assertThat(store.graph().ends(PROJECT, ALICE, MORE_THAN_ALL)).containsExactlyInAnyOrder("ann", "bob", "cem");
        assertThat(store.graph().ends(PROJECT, ALICE, 2)).hasSize(2);
        assertThat(store.graph().ends(PROJECT, Scope.ANY, MORE_THAN_ALL)).isEmpty();
        done(data.plan(store, PROJECT).delete(one));
        assertThat(store.graph().ends(PROJECT, ALICE, MORE_THAN_ALL)).isEmpty();
    }

    @Test
    void aWalkInACircleMeetsEveryRelationOnce() {
        Memory one = stated(ALICE, "ann knows bob", "bob knows ann", "ann knows ann");
        Memory two = stated(ALICE, "bob knows cem", "cem knows ann");

        assertThat(around(ALICE, 5, "ann"))
                .containsExactly(
                        found(two, "cem knows ann", 1),
                        found(one, "ann knows bob", 1),
                        found(one, "bob knows ann", 1),
                        found(one, "ann knows ann", 1),
                        found(two, "bob knows cem", 2));
    }

    @Test
    void theNearestComeFirstThenTheNewestMemoryThenTheSmallestId() {
        Memory first = stated(ALICE, "ann knows bob", "ann likes bob");
        Memory far = stated(ALICE, "bob knows cem");
        Memory twin = copy(first, new UUID(0, 1));
        Memory other = copy(first, new UUID(-1, 1));
        stated(PROJECT, other, "ann meets bob");
        stated(PROJECT, twin, "ann sees bob");
        Memory newest = stated(ALICE, "dora knows ann");

        List<Found> all = new ArrayList<>(List.of(
                found(newest, "dora knows ann", 1),
                found(twin, "ann sees bob", 1),
                found(first, "ann knows bob", 1),
                found(first, "ann likes bob", 1),
                found(other, "ann meets bob", 1),
                found(far, "bob knows cem", 2)));
        if (first.id().compareTo(twin.id()) < 0) {
            all.add(3, all.remove(1));
        }
        assertThat(around(ALICE, 2, "ann")).isEqualTo(all);
        for (int limit = 1; limit <= all.size(); limit++) {
            assertThat(store.graph().around(GraphQuery.around(current(PROJECT, ALICE), Set.of("ann"), 2, limit)))
                    .isEqualTo(all.subList(0, limit));
        }
    }

    private static Memory copy(Memory memory, UUID id) {
        return new Memory(
                new MemoryId(id),
                memory.scope(),
                memory.kind(),
                memory.text() + " " + id,
                memory.attribution(),
                memory.attributes(),
                memory.sources(),
                memory.lifecycle());
    }

    @Test
    void aWalkThatStartsFromSeveralEntitiesCountsFromTheNearest() {
        Memory one = stated(ALICE, "ann knows bob");
        Memory two = stated(ALICE, "bob knows cem");
        Memory three = stated(ALICE, "cem knows dora");

        assertThat(around(ALICE, 5, "ann", "dora"))
                .containsExactly(
                        found(three, "cem knows dora", 1),
                        found(one, "ann knows bob", 1),
                        found(two, "bob knows cem", 2));
        assertThat(around(ALICE, 5, "ann", "bob"))
                .containsExactly(
                        found(two, "bob knows cem", 1),
                        found(one, "ann knows bob", 1),
                        found(three, "cem knows dora", 2));
    }

    @Test
    void namesMeetInTheirCanonicalFormAndStayAsTheyAreWritten() {
        List<RelationMention> mentions = List.of(
                new RelationMention("Dr. Ren\u00e9e", "works_at", "The Mercury"),
                new RelationMention("MERCURY", "is_in", "Oslo's"));
        Memory memory = data.memory(ALICE, "work");
        done(plan().add(memory).read(key(memory), stating(mentions)));

        assertThat(around(ALICE, 2, CanonicalName.of("renee")))
                .containsExactly(
                        new Found(relation(memory, mentions.get(0)), 1),
                        new Found(relation(memory, mentions.get(1)), 2));
        assertThat(around(ALICE, 2, "MERCURY")).isEmpty();
    }

    @Test
    void exoticRelationsComeBackExactly() {
        Memory memory = data.memory(ALICE, "tea");
        Features read = ExoticFeatures.ofMemory(data);
        done(plan().add(memory).read(key(memory), read));

        assertThat(relations(current(PROJECT, ALICE)))
                .isEqualTo(read.relations().stream()
                        .map(mention -> relation(memory, mention))
                        .toList());
        for (RelationMention mention : read.relations()) {
            assertThat(around(ALICE, 1, CanonicalName.of(mention.subject())))
                    .contains(new Found(relation(memory, mention), 1));
        }
        assertThat(store.log().entries(PROJECT, List.of(key(memory))))
                .singleElement()
                .satisfies(entry -> assertThat(entry.features()).isEqualTo(read));
    }

    @Test
    void everyHostileNameIsItselfAlone() {
        List<String> names = HostileIds.ids().stream()
                .filter(name -> !name.isBlank())
                .map(CanonicalName::of)
                .distinct()
                .toList();
        List<Memory> memories = new ArrayList<>();
        for (String name : names) {
            Memory memory = data.memory(ALICE, "a name");
            done(plan().add(memory)
                    .read(key(memory), stating(List.of(new RelationMention(name, "is", "x" + memory.id())))));
            memories.add(memory);
        }

        for (int i = 0; i < names.size(); i++) {
            MemoryId expected = memories.get(i).id();
            assertThat(around(ALICE, 5, names.get(i)))
                    .as(names.get(i))
                    .singleElement()
                    .satisfies(found -> assertThat(found.relation().memory()).isEqualTo(expected));
        }
    }

    @Test
    void relationsAreListedNewestMemoryFirstAndInPortions() {
        Memory one = stated(ALICE, "ann knows bob", "bob knows cem");
        Memory two = stated(BOB, "ann knows bob");
        stated(OTHER_PROJECT, data.memory(ALICE, "elsewhere"), "ann knows bob");

        assertThat(relations(current(PROJECT, Scope.ANY)))
                .containsExactly(
                        relation(two, "ann knows bob"), relation(one, "ann knows bob"), relation(one, "bob knows cem"));
        assertThat(store.graph().list(current(PROJECT, Scope.ANY), 1, 1))
                .containsExactly(relation(one, "ann knows bob"));
        assertThat(store.graph().list(current(PROJECT, Scope.ANY), 3, 5)).isEmpty();
        assertThat(relations(current(PROJECT, ALICE))).hasSize(2);
    }

    @Test
    void aRelationWithAnEndThatIsNoEntityOfItsMemoryIsRefusedWhole() {
        Memory memory = data.memory(ALICE, "tea");
        Features oneEnd = stating("ann knows ann").withRelations(List.of(mention("ann knows bob")));
        Features otherEnd = stating("ann knows ann").withRelations(List.of(mention("bob knows ann")));

        stated(ALICE, "bob likes tea");
        assertRefused(plan().add(memory).read(key(memory), oneEnd));
        assertRefused(plan().add(memory).read(key(memory), otherEnd));
        assertThat(get(memory.id())).isEmpty();
        assertThat(relations(current(PROJECT, ALICE))).hasSize(1);
    }

    @Test
    void aRelationOfATurnIsRefused() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "ann knows bob"));
        Turn turn = submission.episode().turns().getFirst();

        assertRefused(plan().index(turn)
                .read(new EntryKey.OfTurn(turn.id()), stating("ann knows bob"))
                .conclude(submission));
        assertThat(relations(current(PROJECT, ALICE))).isEmpty();
    }

    @Test
    void relationsGoWithTheirProject() {
        stated(ALICE, "ann knows bob");
        Memory theirs = stated(OTHER_PROJECT, data.memory(ALICE, "theirs"), "ann knows bob");

        store.plans().destroyEverythingIn(PROJECT);

        assertThat(relations(current(PROJECT, Scope.ANY))).isEmpty();
        assertThat(around(Scope.ANY, 5, "ann")).isEmpty();
        assertThat(relations(current(OTHER_PROJECT, ALICE))).containsExactly(relation(theirs, "ann knows bob"));
    }

    @Test
    void relationsOfAnExoticMemoryCarryItsScopeStateAndValidity() {
        Memory memory = Exotic.memory(data);
        done(plan().add(memory).read(key(memory), stating("ann knows bob")));

        assertThat(relations(current(PROJECT, Exotic.scope()))).isEmpty();
        assertThat(relations(new Selection(
                        PROJECT,
                        Exotic.scope(),
                        Filter.all(),
                        Visibility.currentAt(data.now()).withSuperseded(true))))
                .containsExactly(relation(memory, "ann knows bob"));
    }

    private static void assertRefused(PlanDraft draft) {
        assertThatThrownBy(draft::apply)
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.INTERNAL));
    }
}
