package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.MemoryCount;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.testkit.sample.PlanDraft;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link dev.keepsake.store.MemoryStore} does. */
public abstract class MemoryStoreContract extends StoreFixture {

    @Test
    void aMemoryComesBackAsItWasGiven() {
        Memory memory = Exotic.memory(data);
        done(plan().add(memory));

        assertThat(get(memory.id())).containsExactly(memory);
        assertThat(get(memory.id()).get(0).attributes().values().keySet())
                .containsExactlyElementsOf(memory.attributes().values().keySet());
    }

    @Test
    void memoriesComeInTheOrderAskedWithoutUnknownAndForeignOnes() {
        Memory a = added(ALICE, "a");
        Memory b = added(BOB, "b");
        Memory c = added(ALICE, "c");
        Memory foreign = added(OTHER_PROJECT, ALICE, "foreign");

        assertThat(get(c.id(), new MemoryId(new UUID(9, 9)), a.id(), foreign.id(), b.id()))
                .containsExactly(c, a, b);
        assertThat(get()).isEmpty();
    }

    @Test
    void supersededMemoriesAreGivenAndDeletedOnesAreNot() {
        Memory old = added(ALICE, "lives in Rome");
        Memory recent = data.memory(ALICE, "lives in Oslo");
        Memory gone = added(ALICE, "gone");
        PlanDraft draft = plan().add(recent).supersede(old, recent, "moved").delete(gone);
        Memory superseded = draft.plan().changes().get(1).after();
        done(draft);

        assertThat(get(old.id(), recent.id(), gone.id())).containsExactly(superseded, recent);
        assertThat(listed(ALICE)).containsExactly(recent);
        assertThat(list(ALICE, Visibility.currentAt(data.now()).withSuperseded(true)))
                .containsExactly(recent, superseded);
    }

    @Test
    void memoriesOfAllProjectsAreCountedByKindAndState() {
        assertThat(store.memories().everyCount()).isEmpty();
        Memory old = added(ALICE, "lives in Rome");
        Memory recent = data.memory(ALICE, "lives in Oslo");
        Memory gone = added(ALICE, "gone");
        added(ALICE, "likes tea");
        done(data.plan(store, OTHER_PROJECT).add(data.memory(ALICE, "likes milk")));
        done(plan().add(recent).supersede(old, recent, "moved").delete(gone));

        assertThat(store.memories().everyCount())
                .containsExactly(
                        new MemoryCount(recent.kind(), MemoryState.CURRENT, 3),
                        new MemoryCount(recent.kind(), MemoryState.SUPERSEDED, 1));

        done(plan().update(recent, recent.withText("lives in Bergen")));
        done(plan().delete(recent));
        assertThat(store.memories().everyCount())
                .containsExactly(
                        new MemoryCount(recent.kind(), MemoryState.CURRENT, 2),
                        new MemoryCount(recent.kind(), MemoryState.SUPERSEDED, 1));

        store.plans().destroyEverythingIn(PROJECT);
        assertThat(store.memories().everyCount())
                .containsExactly(new MemoryCount(recent.kind(), MemoryState.CURRENT, 1));
    }

    @Test
    void anUpdateReplacesTheMemory() {
        Memory before = added(ALICE, "tea");
        Memory after = before.withText("green tea")
                .withAttributes(Attributes.of("mood", "calm"))
                .withLifecycle(before.lifecycle().updated(data.tick(), LocalDate.of(2030, 1, 1)));

        done(plan().update(before, after));

        assertThat(get(before.id())).containsExactly(after);
        assertThat(listed(ALICE)).containsExactly(after);
    }

    @Test
    void aListIsNewestFirstByCreationAndThenId() {
        Instant together = data.tick();
        List<Memory> memories = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Memory memory = data.memory(ALICE, "memory " + i);
            Instant createdAt = i < 10 ? together : together.plusNanos(i % 3 - 1L);
            memories.add(memory.withLifecycle(Lifecycle.current(createdAt, createdAt, null)));
        }
        done(plan().add(memories.toArray(Memory[]::new)));

        assertThat(listed(ALICE))
                .containsExactlyElementsOf(
                        memories.stream().sorted(StoreAnswers.NEWEST_FIRST).toList());
    }

    @Test
    void idsAreOrderedAsUnsignedNumbers() {
        Instant together = data.tick();
        List<Memory> memories = new ArrayList<>();
        for (UUID id : List.of(new UUID(1, -1), new UUID(-1, 1), new UUID(Long.MAX_VALUE, 0), new UUID(1, 1))) {
            Memory sample = data.memory(ALICE, "memory " + id);
            memories.add(new Memory(
                    new MemoryId(id),
                    ALICE,
                    sample.kind(),
                    sample.text(),
                    sample.attribution(),
                    sample.attributes(),
                    List.of(),
                    Lifecycle.current(together, together, null)));
        }
        done(plan().add(memories.toArray(Memory[]::new)));

        assertThat(listed(ALICE))
                .containsExactlyElementsOf(
                        memories.stream().sorted(StoreAnswers.NEWEST_FIRST).toList());
    }

    @Test
    void pagesTogetherAreTheWholeList() {
        IntStream.range(0, 7).forEach(i -> added(ALICE, "memory " + i));
        added(BOB, "other");
        List<Memory> whole = listed(ALICE);

        List<Memory> pieces = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            Page<Memory> page = store.memories().list(current(PROJECT, ALICE), new PageRequest(number, 3));
            assertThat(page.total()).isEqualTo(7);
            pieces.addAll(page.items());
        }

        assertThat(whole).hasSize(7);
        assertThat(pieces).isEqualTo(whole);
        assertThat(store.memories()
                        .list(current(PROJECT, ALICE), new PageRequest(Integer.MAX_VALUE, Integer.MAX_VALUE))
                        .items())
                .isEmpty();
    }

    @Test
    void aListCoversScopesThatNameMore() {
        Memory user = added(ALICE, "user");
        Memory run = added(ALICE.withRun("r"), "run");
        Memory agent = added(ALICE.withRun("r").withAgent("a"), "agent");
        Memory onlyRun = added(Scope.ANY.withRun("r"), "only run");

        assertThat(listed(ALICE)).containsExactly(agent, run, user);
        assertThat(listed(ALICE.withRun("r"))).containsExactly(agent, run);
        assertThat(listed(Scope.ANY.withRun("r"))).containsExactly(onlyRun, agent, run);
        assertThat(listed(Scope.ANY)).containsExactly(onlyRun, agent, run, user);
        assertThat(listed(ALICE.withApp("x"))).isEmpty();
        assertThat(listed(OTHER_PROJECT, Scope.ANY)).isEmpty();
    }

    @Test
    void memoriesAreListedOnTheirLastDayAndNotAfter() {
        LocalDate today = LocalDate.ofInstant(data.now(), ZoneOffset.UTC);
        Memory lasting = expiring("today", today);
        Memory over = expiring("yesterday", today.minusDays(1));
        done(plan().add(lasting, over));
        Instant lastMoment =
                today.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1);

        assertThat(list(ALICE, Visibility.currentAt(lastMoment))).containsExactly(lasting);
        assertThat(list(ALICE, Visibility.currentAt(lastMoment.plusNanos(1)))).isEmpty();
        assertThat(list(ALICE, Visibility.currentAt(lastMoment).withExpired(true)))
                .containsExactly(over, lasting);
        assertThat(get(over.id())).containsExactly(over);
    }

    private Memory expiring(String text, LocalDate last) {
        Memory memory = data.memory(ALICE, text);
        Instant now = data.now();
        return memory.withLifecycle(Lifecycle.current(now, now, last));
    }

    private List<Memory> list(Scope scope, Visibility visibility) {
        return store.memories()
                .list(new Selection(PROJECT, scope, Filter.all(), visibility), EVERYTHING)
                .items();
    }
}
