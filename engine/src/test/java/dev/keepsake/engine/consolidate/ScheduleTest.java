package dev.keepsake.engine.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.engine.add.ScopeSurroundings.Lookup;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.engine.pair.Pairings;
import dev.keepsake.engine.write.ScopeLanes;
import dev.keepsake.engine.write.Writer;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.testkit.sample.SampleData;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final ProjectId ACME = new ProjectId("acme");
    private static final ProjectId OTHER = new ProjectId("other");
    private static final Scope ANN = Scope.ofUser("ann");

    private final SampleData data = new SampleData();
    private final FakeClock clock = new FakeClock();
    private final InMemoryStore store = new InMemoryStore();
    private final InMemoryIndex index = new InMemoryIndex();
    private final Pairing pairing =
            new Pairing(data.embedder(), Pairing.Faces.of(index), store.log(), Phases.UNWATCHED);
    private final Pairings pairings = new Pairings(pairing);
    private final Schedule schedule = new Schedule(
            store,
            new Consolidating(
                    new Lookup(store, pairings),
                    new Writer(store.plans(), pairings, Phases.UNWATCHED),
                    new ScopeLanes(),
                    clock,
                    new SequentialIds(9)),
            Duration.ofDays(1));

    @BeforeEach
    void open() {
        store.embeddings().bind(data.embedder().id());
        pairing.start();
    }

    @AfterEach
    void close() {
        pairing.close();
        store.close();
    }

    @Test
    void aRoundGoesThroughEveryScopeOfEveryProject() {
        for (ProjectId project : List.of(ACME, OTHER)) {
            add(project, ANN, "the violin is in the attic");
            add(project, ANN, "The violin is in the attic.");
            add(project, Scope.ofUser("bob"), "the violin is in the attic");
        }

        assertThat(schedule.round()).isEqualTo(2);
        assertThat(schedule.round()).isZero();
        assertThat(current(ACME)).hasSize(2);
        assertThat(current(OTHER)).hasSize(2);
    }

    @Test
    void whatIsWrittenBetweenTwoRoundsIsSeenInTheSecond() {
        add(ACME, ANN, "the violin is in the attic");
        assertThat(schedule.round()).isZero();
        add(ACME, ANN, "The violin is in the attic.");

        assertThat(schedule.round()).isEqualTo(1);
    }

    @Test
    void timeAloneIsEnoughToDeleteWhatHasExpired() {
        Memory memory = data.memory(ANN, "the violin is in the attic");
        LocalDate last = LocalDate.parse("2026-01-16");
        Memory expiring = memory.withLifecycle(
                memory.lifecycle().updated(memory.lifecycle().updatedAt(), last));
        data.plan(store, ACME).add(expiring).apply();
        assertThat(schedule.round()).isZero();
        assertThat(schedule.round()).isZero();
        clock.advance(Duration.ofDays(40));

        assertThat(schedule.round()).isEqualTo(1);
        assertThat(current(ACME)).isEmpty();
    }

    private void add(ProjectId project, Scope scope, String text) {
        data.plan(store, project).add(data.memory(scope, text)).apply();
    }

    private List<Memory> current(ProjectId project) {
        Selection everything =
                new Selection(project, Scope.ANY, Filter.all(), new Visibility(false, true, clock.instant()));
        return store.memories().list(everything, PageRequest.first(100)).items();
    }
}
