package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.conversation.Episode;
import dev.keepsake.engine.add.JobRules;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs when more than their work goes wrong. */
@Timeout(60)
class JobTroubleTest {

    private static final Scope ALICE = Workshop.ALICE;
    private static final JobRules HASTY =
            JobRules.STANDARD.withWaits(new JobRules.Waits(Duration.ofMillis(1), Duration.ofMillis(4)));

    @Test
    void aDefectOfTheEmbedderIsSeenWhereTheJobIsAndNotTriedInALoop() {
        try (Workshop workshop = new Workshop(HASTY)) {
            workshop.embedder.breakDown(true);
            UUID doomed = workshop.addInBackground(Workshop.PROJECT, ALICE, "I like green tea");
            workshop.engine.drain();
            workshop.embedder.breakDown(false);

            assertThat(workshop.begun).hasSize(1);
            assertThat(workshop.jobs()).singleElement().satisfies(job -> {
                assertThat(job.state()).isEqualTo(Job.State.DEAD);
                assertThat(job.tries().failure().message())
                        .contains("cannot be found by a search")
                        .doesNotContain("green tea");
            });
            assertThat(workshop.operation(doomed).state()).isEqualTo(Operation.State.FAILED);
        }
    }

    @Test
    void aDefectThatACallerMeetsIsTheirsToSeeAndNotTriedInALoopEither() {
        try (Workshop workshop = new Workshop(HASTY)) {
            workshop.embedder.breakDown(true);
            assertThatThrownBy(() -> workshop.memories().add(AddRequest.of(ALICE, "I like green tea")))
                    .isInstanceOf(IllegalStateException.class);
            workshop.engine.drain();
            workshop.embedder.breakDown(false);

            assertThat(workshop.begun).hasSize(1);
            assertThat(workshop.jobs()).singleElement().extracting(Job::state).isEqualTo(Job.State.DEAD);
        }
    }

    @Test
    void aStoreThatKeepsNothingForAWhileCostsOneCallOfAModelForEachPlace() {
        WritesThatFail store = new WritesThatFail();
        try (Workshop workshop = new Workshop(HASTY.withConcurrency(2), store.around())) {
            store.fail(true);
            for (int add = 0; add < 20; add++) {
                workshop.addInBackground(Workshop.PROJECT, Scope.ofUser("user " + add), "I like tea");
            }
            store.awaitFailures(200);
            assertThat(workshop.begun.size()).isBetween(1, 4);
            store.fail(false);
            workshop.engine.drain();

            assertThat(workshop.jobs()).isEmpty();
        }
    }

    @Test
    void whoWaitsForWhatCannotPassIsNotToldThatItIsTriedAgain() {
        try (Workshop workshop = new Workshop(HASTY)) {
            workshop.let(episode -> {
                throw new KeepsakeException(ErrorCategory.CONFIGURATION, "The key is refused");
            });

            assertThatThrownBy(() -> workshop.memories().add(AddRequest.of(ALICE, "I like tea")))
                    .hasMessageContaining("not tried again by itself")
                    .hasMessageContaining("The key is refused");
            assertThat(workshop.jobs()).singleElement().extracting(Job::state).isEqualTo(Job.State.DEAD);
        }
    }

    @Test
    void whatDiesAgainAtOnceIsRetriedOnceForEachWishToRetry() {
        try (Workshop workshop = new Workshop(HASTY)) {
            workshop.let(episode -> {
                throw new KeepsakeException(ErrorCategory.CONFIGURATION, "The key is refused");
            });
            for (int add = 0; add < 501; add++) {
                workshop.addInBackground(Workshop.PROJECT, Scope.ofUser("user " + add), "I like tea");
            }
            workshop.engine.drain();

            assertThat(workshop.upkeep().retryDead()).isEqualTo(501);

            workshop.engine.drain();
            assertThat(workshop.begun.size()).isEqualTo(1002);
        }
    }

    @Test
    void whatRunsForHoursIsNotBegunAgain() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        try (Workshop workshop = new Workshop(HASTY.withConcurrency(2))) {
            workshop.let(episode -> {
                if (episode.scope().equals(ALICE)) {
                    asked.countDown();
                    hold(letGo);
                }
            });
            UUID slow = workshop.addInBackground(Workshop.PROJECT, ALICE, "I like tea");
            hold(asked);
            for (int hour = 0; hour < 5; hour++) {
                workshop.clock.advance(Duration.ofHours(1));
                UUID other = workshop.addInBackground(Workshop.PROJECT, Scope.ofUser("user " + hour), "I like milk");
                Workshop.await(() -> workshop.operation(other).state() == Operation.State.SUCCEEDED);
                assertThat(workshop.jobs())
                        .filteredOn(job -> job.id().equals(slow))
                        .extracting(Job::state)
                        .containsExactly(Job.State.RUNNING);
            }
            letGo.countDown();
            workshop.engine.drain();

            assertThat(workshop.begun).extracting(Episode::id).doesNotHaveDuplicates();
        } finally {
            letGo.countDown();
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
    void aFailureWhoseMessageIsCutInTheMiddleOfACharacterIsKeptAllTheSame() {
        WritesThatFail store = new WritesThatFail();
        try (Workshop workshop = new Workshop(HASTY, store.around())) {
            store.refuseHalfCharacters();
            workshop.let(episode -> {
                throw new KeepsakeException(ErrorCategory.CONFIGURATION, "The provider says: no \ud83d");
            });
            workshop.addInBackground(Workshop.PROJECT, ALICE, "I like tea");
            workshop.engine.drain();

            assertThat(workshop.begun).hasSize(1);
            assertThat(workshop.jobs())
                    .singleElement()
                    .satisfies(
                            job -> assertThat(job.tries().failure().message()).contains("The provider says: no ?"));
        }
    }
}
