package dev.keepsake.server.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.OperationsRequest;
import dev.keepsake.api.OwnersRequest;
import dev.keepsake.api.Projects;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.fault.Fault;
import dev.keepsake.testkit.fault.Faults;
import dev.keepsake.testkit.fault.FaultyStore;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CanaryTest {

    private final FakeClock clock = new FakeClock();
    private final InMemoryStore store = new InMemoryStore();
    private final Faults faults = new Faults(call -> call.equals("plans.apply"));
    private final MemoryEngine engine = MemoryEngine.start(EngineParts.over(
            new FaultyStore(faults, store),
            new InMemoryIndex(),
            new HashingEmbedder(),
            new RuleExtractor(),
            clock,
            new SequentialIds()));
    private final AtomicLong ticks = new AtomicLong();
    private final Canary canary = over(engine);

    @AfterEach
    void close() {
        engine.close();
    }

    /** Each look at the ticker takes a millisecond. */
    private Canary over(Projects projects) {
        return new Canary(projects, new SequentialIds(9), clock, () -> ticks.addAndGet(1_000_000));
    }

    @Test
    void itWritesFindsAndDeletes() {
        CanaryReport report = canary.run(3);

        assertThat(report.runs()).isEqualTo(3);
        assertThat(report.succeeded()).isEqualTo(3);
        assertThat(report.lastFailure()).isNull();
        assertThat(report.write().p95()).isEqualTo(Duration.ofMillis(1));
        assertThat(report.read().p50()).isEqualTo(Duration.ofMillis(1));
        assertThat(report.lastAt()).isEqualTo(clock.instant());
    }

    @Test
    void itLeavesNothingBehind() {
        canary.run(2);

        assertThat(everything()).isZero();
        assertThat(engine.verify()).isEmpty();
    }

    @Test
    void whatACrashLeftBehindIsGoneAfterTheNextRun() {
        engine.project(ProjectId.CANARY)
                .add(AddRequest.of(Scope.ofUser("canary of before"), "Left over.")
                        .verbatim());

        canary.run();

        assertThat(everything()).isZero();
    }

    @Test
    void itTouchesNobodyElse() {
        engine.project(ProjectId.DEFAULT)
                .add(AddRequest.of(Scope.ofUser("ana"), "I have a dog.").verbatim());

        canary.run();

        assertThat(engine.project(ProjectId.DEFAULT)
                        .list(ListRequest.of(Scope.ofUser("ana")))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void aRunThatFailsLeavesNothingBehindEither() {
        faults.arm(new Fault(2, Fault.Moment.BEFORE_ITS_EFFECT, Fault.Extent.ONE_CALL));
        CanaryRun failed = canary.run();
        faults.disarm();

        assertThat(failed.failure()).isEqualTo("could not delete (storage_unavailable)");
        assertThat(everything()).isZero();
    }

    @Test
    void whoAsksForTheReportDoesNotWaitForARunThatHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        Canary slow = new Canary(engine, new SequentialIds(9), clock, () -> {
            hanging.countDown();
            hold(letGo);
            return 0;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<CanaryRun> run = threads.submit(() -> slow.run());
            try {
                hold(hanging);
                assertThat(threads.submit(slow::report)
                                .get(20, TimeUnit.SECONDS)
                                .runs())
                        .isZero();
            } finally {
                letGo.countDown();
            }
            assertThat(run.get().succeeded()).isTrue();
        }
        assertThat(slow.report().runs()).isEqualTo(1);
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void aFailureIsAResultAndTheNextRunBeginsClean() {
        faults.arm(new Fault(2, Fault.Moment.BEFORE_ITS_EFFECT, Fault.Extent.ALL_FROM_THEN_ON));
        CanaryRun failed = canary.run();
        faults.disarm();
        assertThat(everything()).isPositive();
        CanaryRun after = canary.run();

        assertThat(failed.failure()).isEqualTo("could not delete (storage_unavailable)");
        assertThat(failed.write()).isNotNull();
        assertThat(failed.delete()).isNull();
        assertThat(after.succeeded()).isTrue();
        assertThat(canary.report().runs()).isEqualTo(2);
        assertThat(canary.report().success()).isEqualTo(0.5);
        assertThat(everything()).isZero();
    }

    @Test
    void onlyTheLastRunsAreRemembered() {
        for (int run = 0; run < Canary.REMEMBERED + 5; run++) {
            canary.run();
        }

        assertThat(canary.report().runs()).isEqualTo(Canary.REMEMBERED);
    }

    @Test
    void aScheduleRunsItAgainAndAgainUntilItIsClosed() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        Canary counted = new Canary(engine, new SequentialIds(9), clock, () -> {
            twice.countDown();
            return 0;
        });

        try (CanarySchedule schedule = CanarySchedule.start(counted, Duration.ofMillis(1))) {
            assertThat(twice.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(schedule).isNotNull();
        }

        assertThat(counted.report().runs()).isPositive();
        assertThat(everything()).isZero();
    }

    private long everything() {
        Memories memories = engine.project(ProjectId.CANARY);
        return memories.operations(new OperationsRequest(null, null, PageRequest.first(10)))
                        .total()
                + memories.owners(new OwnersRequest(PageRequest.first(10))).total();
    }
}
