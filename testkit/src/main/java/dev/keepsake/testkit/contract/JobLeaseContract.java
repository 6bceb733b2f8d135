package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore.Lease;
import dev.keepsake.store.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may carry out which job in every {@link dev.keepsake.store.JobStore}, and for how long nobody else does. */
public abstract class JobLeaseContract extends StoreFixture {

    private static final UUID ME = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);

    private Instant later() {
        return data.now().plus(Duration.ofHours(1));
    }

    private Lease mine() {
        return new Lease(ME, later().plus(Duration.ofHours(1)));
    }

    private Optional<Job> claim(@Nullable ProjectId after) {
        return store.jobs().claim(later(), mine(), after);
    }

    private Job job(Submission submission) {
        return store.jobs()
                .get(submission.episode().project(), submission.episode().id().value(), later())
                .orElseThrow();
    }

    @Test
    void whatIsClaimedRunsAndNobodyElseGetsIt() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "I like tea"));

        assertThat(claim(null)).contains(Job.of(submission).in(Job.State.RUNNING));
        assertThat(claim(null)).isEmpty();
        assertThat(store.jobs().nextDue(later())).isEmpty();
        assertThat(job(submission).state()).isEqualTo(Job.State.RUNNING);

        store.jobs().release(PROJECT, job(submission).id(), OTHER);
        assertThat(claim(null)).isEmpty();
        store.jobs().release(PROJECT, job(submission).id(), ME);
        assertThat(claim(null)).isPresent();
        store.jobs().releaseAll(ME);
        assertThat(claim(null)).isPresent();
    }

    @Test
    void aLeaseThatIsOverKeepsNobodyFromAJob() {
        accepted(data.submission(PROJECT, ALICE, "I like tea"));
        store.jobs().claim(later(), new Lease(OTHER, later().plusSeconds(60)), null);

        assertThat(claim(null)).isEmpty();
        assertThat(store.jobs().claim(later().plusSeconds(60), mine(), null)).isPresent();
    }

    @Test
    void whoHoldsALeaseMayHoldItForLonger() {
        accepted(data.submission(PROJECT, ALICE, "I like tea"));
        store.jobs().claim(later(), new Lease(OTHER, later().plusSeconds(60)), null);

        store.jobs().extend(List.of(OTHER), later().plusSeconds(90));

        assertThat(store.jobs().claim(later().plusSeconds(60), mine(), null)).isEmpty();
        assertThat(store.jobs().claim(later().plusSeconds(90), mine(), null)).isPresent();
        store.jobs().extend(List.of(OTHER), later().plusSeconds(900));
        store.jobs().releaseAll(ME);
        assertThat(store.jobs().claim(later().plusSeconds(90), mine(), null)).isPresent();
    }

    @Test
    void aLeaseThatIsOverIsExtendedAsLongAsNobodyElseHasTaken() {
        accepted(data.submission(PROJECT, ALICE, "I like tea"));
        store.jobs().claim(later(), new Lease(OTHER, later().plusSeconds(60)), null);
        assertThat(store.jobs().nextDue(later().plusSeconds(70))).isPresent();

        store.jobs().extend(List.of(OTHER), later().plusSeconds(90));

        assertThat(store.jobs().claim(later().plusSeconds(70), mine(), null)).isEmpty();
    }

    @Test
    void whereSomebodyAlwaysWaitsTheOthersOfTheScopeGetTheirTurnAllTheSame() {
        Submission failed = accepted(data.submission(PROJECT, ALICE, "I like tea"));
        Submission waited = data.submission(PROJECT, ALICE, "I like milk");
        store.episodes().accept(waited, new Lease(OTHER, later().plusSeconds(60), true));

        assertThat(claim(null).orElseThrow().id()).isEqualTo(job(failed).id());
        assertThat(claim(null)).isEmpty();
    }

    @Test
    void whoAcceptsWithALeaseHoldsItFromTheFirstMomentOn() {
        Submission submission = data.submission(PROJECT, ALICE, "I like tea");

        store.episodes().accept(submission, mine());

        assertThat(claim(null)).isEmpty();
        store.jobs().release(PROJECT, submission.episode().id().value(), ME);
        assertThat(claim(null)).isPresent();
    }
}
