package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.JobsRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Message;
import dev.keepsake.engine.add.JobRules;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.fake.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobsTest {

    private static final ProjectId PROJECT = Workshop.PROJECT;
    private static final Scope ALICE = Workshop.ALICE;
    private static final Scope BOB = Scope.ofUser("bob");
    private static final JobRules PATIENT =
            JobRules.STANDARD.withWaits(new JobRules.Waits(Duration.ofMinutes(40), Duration.ofHours(9)));
    private static final JobRules HASTY =
            JobRules.STANDARD.withAttempts(3).withWaits(new JobRules.Waits(Duration.ofMillis(1), Duration.ofMillis(4)));

    private static Consumer<Episode> failing(ErrorCategory category) {
        return episode -> {
            throw new KeepsakeException(category, "The test says that it fails");
        };
    }

    private static List<String> texts(Workshop workshop) {
        return workshop.memories().list(new ListRequest(Reach.of(ALICE), PageRequest.first(100))).items().stream()
                .map(Memory::text)
                .toList();
    }

    @Test
    void attemptsAndTheirTimesSurviveARestart() {
        try (Workshop workshop = new Workshop(PATIENT)) {
            workshop.let(failing(ErrorCategory.MODEL_UNAVAILABLE));
            assertThatThrownBy(() -> workshop.memories().add(AddRequest.of(ALICE, "I like tea")))
                    .hasMessageContaining("tried again");
            Job failed = workshop.jobs().getFirst();
            assertThat(failed.tries().attempts()).isEqualTo(1);
            assertThat(Duration.between(FakeClock.START, failed.tries().due()))
                    .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
            assertThat(failed.tries().failure())
                    .isEqualTo(new Job.Failure(ErrorCategory.MODEL_UNAVAILABLE, "The test says that it fails"));

            workshop.let(episode -> {});
            workshop.restart();
            UUID news = workshop.addInBackground(PROJECT, BOB, "I like milk");
            Workshop.await(() -> workshop.operation(news).state() == Operation.State.SUCCEEDED);

            assertThat(workshop.jobs()).containsExactly(failed);
            assertThat(workshop.begun).hasSize(2);

            workshop.clock.advance(Duration.ofHours(1));
            workshop.addInBackground(PROJECT, BOB, "I like water");
            workshop.engine.drain();
            assertThat(texts(workshop)).containsExactly("I like tea");
            assertThat(workshop.jobs()).isEmpty();
        }
    }

    @Test
    void afterSoManyAttemptsItIsDeadAndFoundAndKeepsNobodyWaiting() {
        try (Workshop workshop = new Workshop(HASTY)) {
            workshop.let(episode -> {
                if (episode.scope().equals(ALICE)) {
                    throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "The test says that it fails");
                }
            });
            UUID doomed = workshop.addInBackground(PROJECT, ALICE, "I like green tea");
            UUID fine = workshop.addInBackground(PROJECT, BOB, "I like milk");
            workshop.engine.drain();

            assertThat(workshop.operation(fine).state()).isEqualTo(Operation.State.SUCCEEDED);
            assertThat(workshop.upkeep()
                            .jobs(new JobsRequest(Job.State.DEAD, PageRequest.first(10)))
                            .items())
                    .singleElement()
                    .satisfies(job -> {
                        assertThat(job.id()).isEqualTo(doomed);
                        assertThat(job.tries().attempts()).isEqualTo(3);
                    });
            assertThat(workshop.operation(doomed))
                    .extracting(Operation::state, Operation::error)
                    .containsExactly(Operation.State.FAILED, "The test says that it fails");
            assertThat(workshop.engine.jobsStatus())
                    .singleElement()
                    .satisfies(status -> assertThat(status.dead()).isEqualTo(1));
            assertThat(found(workshop)).containsExactly("I like green tea");

            workshop.let(episode -> {});
            assertThat(workshop.upkeep().retryJob(doomed).tries().attempts()).isZero();
            workshop.engine.drain();

            assertThat(workshop.operation(doomed).state()).isEqualTo(Operation.State.SUCCEEDED);
            assertThat(texts(workshop)).containsExactly("I like green tea");
            assertThat(workshop.jobs()).isEmpty();
        }
    }

    private static List<String> found(Workshop workshop) {
        workshop.engine.catchUp();
        return workshop
                .memories()
                .search(SearchRequest.of(ALICE, "green tea").returning(EntryKind.MEMORY, EntryKind.TURN))
                .hits()
                .stream()
                .map(hit -> hit.text())
                .toList();
    }

    @Test
    void whatCannotPassIsDeadAtOnceAndMayBeDiscarded() {
        try (Workshop workshop = new Workshop(PATIENT)) {
            workshop.let(failing(ErrorCategory.CONFIGURATION));
            UUID doomed = workshop.addInBackground(PROJECT, ALICE, "I like green tea");
            workshop.engine.drain();
            assertThat(workshop.jobs()).singleElement().extracting(Job::state).isEqualTo(Job.State.DEAD);

            Operation discarded = workshop.upkeep().discardJob(doomed);

            assertThat(discarded.state()).isEqualTo(Operation.State.FAILED);
            assertThat(discarded.error()).contains("Discarded", "1 attempts", "The test says that it fails");
            assertThat(workshop.jobs()).isEmpty();
            assertThat(found(workshop)).containsExactly("I like green tea");
            assertThatThrownBy(() -> workshop.upkeep().discardJob(doomed))
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            gone -> assertThat(gone.category()).isEqualTo(ErrorCategory.NOT_FOUND));
        }
    }

    @Test
    void whatWaitsMayBeDiscardedToo() {
        try (Workshop workshop = new Workshop(PATIENT)) {
            workshop.let(failing(ErrorCategory.MODEL_UNAVAILABLE));
            UUID waiting = workshop.addInBackground(PROJECT, ALICE, "I like green tea");
            Workshop.await(() -> workshop.jobs().getFirst().tries().attempts() == 1
                    && workshop.jobs().getFirst().state() == Job.State.WAITING);

            assertThat(workshop.upkeep().discardJob(waiting).state()).isEqualTo(Operation.State.FAILED);

            assertThat(workshop.jobs()).isEmpty();
            assertThat(found(workshop)).containsExactly("I like green tea");
        }
    }

    @Test
    void aDefectIsSeenWhereTheJobIsAndNotTriedInALoop() {
        try (Workshop workshop = new Workshop(HASTY)) {
            workshop.let(episode -> {
                throw new IllegalStateException("I like green tea");
            });
            workshop.addInBackground(PROJECT, ALICE, "I like green tea");
            workshop.engine.drain();

            assertThat(workshop.begun).hasSize(1);
            assertThat(workshop.jobs()).singleElement().satisfies(job -> {
                assertThat(job.tries().failure().category()).isEqualTo(ErrorCategory.INTERNAL);
                assertThat(job.tries().failure().message()).doesNotContain("green tea");
            });
        }
    }

    @Test
    void whatHasBeenTriedForTooLongIsDead() {
        try (Workshop workshop = new Workshop(PATIENT.withOldest(Duration.ofHours(2)))) {
            workshop.let(failing(ErrorCategory.MODEL_UNAVAILABLE));
            workshop.addInBackground(PROJECT, ALICE, "I like tea");
            for (int attempt = 1; attempt < 10; attempt++) {
                awaitAttempts(workshop, attempt);
                workshop.clock.advance(Duration.ofHours(1));
                workshop.engine.retryNow();
            }
            awaitAttempts(workshop, 10);

            assertThat(workshop.jobs().getFirst().state()).isEqualTo(Job.State.DEAD);
        }
    }

    @Test
    void whatWaitedWhileNothingRanIsNotDeadAtItsNextFailure() {
        try (Workshop workshop = new Workshop(PATIENT.withOldest(Duration.ofHours(2)))) {
            workshop.let(failing(ErrorCategory.MODEL_UNAVAILABLE));
            workshop.addInBackground(PROJECT, ALICE, "I like tea");
            awaitAttempts(workshop, 1);
            workshop.clock.advance(Duration.ofDays(5));
            workshop.restart();
            awaitAttempts(workshop, 2);

            assertThat(workshop.jobs().getFirst().state()).isEqualTo(Job.State.WAITING);
        }
    }

    private static void awaitAttempts(Workshop workshop, int attempts) {
        Workshop.await(() -> workshop.jobs().getFirst().tries().attempts() == attempts
                && workshop.jobs().getFirst().state() != Job.State.RUNNING);
    }

    @Test
    void whatCannotBeEmbeddedEitherSaysThatItIsNotFound() {
        try (Workshop workshop = new Workshop(HASTY)) {
            workshop.embedder.failNext(Integer.MAX_VALUE);
            UUID doomed = workshop.addInBackground(PROJECT, ALICE, "I like green tea");
            workshop.engine.drain();

            assertThat(workshop.operation(doomed).error()).contains("cannot be found by a search");
            workshop.embedder.failNext(0);
        }
    }

    @Test
    void theFailureSaysWhenTheNextAttemptIs() {
        try (Workshop workshop = new Workshop(JobRules.STANDARD)) {
            workshop.let(episode -> {
                throw new KeepsakeException(
                        ErrorCategory.MODEL_UNAVAILABLE, "Too many requests", null, Duration.ofMinutes(10));
            });
            workshop.addInBackground(PROJECT, ALICE, "I like tea");
            Workshop.await(() -> workshop.jobs().getFirst().tries().attempts() == 1);

            assertThat(Duration.between(
                            FakeClock.START, workshop.jobs().getFirst().tries().due()))
                    .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        }
    }

    @Test
    void whatFailedIsSentAgainAndIsThereOnce() {
        try (Workshop workshop = new Workshop(HASTY)) {
            AddRequest request = AddRequest.of(
                    ALICE, List.of(Message.user("I like green tea").at(FakeClock.START)));
            workshop.let(failing(ErrorCategory.CONFIGURATION));
            workshop.memories().add(request.withMode(AddRequest.Mode.BACKGROUND));
            workshop.engine.drain();
            UUID dead = workshop.jobs().getFirst().id();
            workshop.let(episode -> {});

            AddResult again = workshop.memories().add(request);

            assertThat(again.stored()).hasSize(1);
            assertThat(indexedTurns(workshop)).hasSize(1);
            workshop.upkeep().retryDead();
            workshop.engine.drain();
            assertThat(workshop.operation(dead).state()).isEqualTo(Operation.State.SUCCEEDED);
            assertThat(texts(workshop)).containsExactly("I like green tea");
            assertThat(indexedTurns(workshop)).hasSize(1);
        }
    }

    private static List<?> indexedTurns(Workshop workshop) {
        return workshop.store.episodes().indexed(Reach.of(ALICE).in(PROJECT, workshop.clock.instant()));
    }

    @Test
    void whoClosesInTheMiddleWaitsForWhatRunsAndLeavesTheRest() throws Exception {
        try (Workshop workshop = new Workshop(JobRules.STANDARD.withConcurrency(1))) {
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch letGo = new CountDownLatch(1);
            workshop.let(episode -> {
                asked.countDown();
                hold(letGo);
            });
            List<UUID> adds = new ArrayList<>();
            for (int add = 0; add < 5; add++) {
                adds.add(workshop.addInBackground(PROJECT, ALICE, "statement " + add));
            }
            hold(asked);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> closing = threads.submit(workshop.engine::close);
                letGo.countDown();
                closing.get();
            }

            assertThat(adds.stream().filter(add -> workshop.operation(add).state() == Operation.State.PENDING))
                    .hasSizeBetween(3, 4);
            assertThat(workshop.jobs()).extracting(Job::state).containsOnly(Job.State.WAITING);

            workshop.engine = workshop.start();
            workshop.engine.drain();
            assertThat(texts(workshop)).hasSize(5);
        }
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void twoEnginesOfOneStoreShareTheJobsAndDoEachOnce() {
        try (Workshop workshop = new Workshop(JobRules.STANDARD)) {
            MemoryEngine second = workshop.start();
            for (int add = 0; add < 60; add++) {
                workshop.addInBackground(PROJECT, Scope.ofUser("user " + add % 20), "statement " + add);
                second.retryNow();
            }
            workshop.engine.drain();
            second.close();

            assertThat(workshop.begun).extracting(Episode::id).hasSize(60).doesNotHaveDuplicates();
        }
    }
}
