package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.engine.add.JobRules;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import java.time.Duration;
import java.util.UUID;
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
                    .satisfies(job -> assertThat(job.tries().failure().message()).contains("The provider says: no ?"));
        }
    }
}
