package dev.keepsake.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore.Lease;
import dev.keepsake.store.JobsStatus;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.sample.SampleData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldDeadJobTest {

    private static final ProjectId PROJECT = new ProjectId("acme");

    private final SampleData data = new SampleData();

    @TempDir
    private Path directory;

    @Test
    void aJobIsDeadAsSoonAsItIsBuriedAlsoBeforeItsHolderLetsGoOfIt() {
        Database database = Database.open(directory.resolve("keepsake.db"));
        Leases leases = new Leases();
        SqlJobs jobs = new SqlJobs(database, leases);
        try (EmbeddedStore store = new EmbeddedStore(DirectoryLock.take(directory), database)) {
            Submission submission = data.submission(PROJECT, Scope.ofUser("alice"), "I like tea");
            store.episodes().accept(submission);
            Instant now = data.now();
            Job dead = Job.of(submission).dead(new Job.Failure(ErrorCategory.CONFIGURATION, "No key"), now);
            jobs.keep(dead);
            long number = database.<Long>read(session -> session.number("SELECT number FROM job"));
            leases.take(PROJECT, dead.id(), new Leases.Held(number, 1, new Lease(new UUID(1, 1), now.plusSeconds(60))));

            assertThat(jobs.get(PROJECT, dead.id(), now)).contains(dead);
            assertThat(jobs.list(PROJECT, Job.State.DEAD, now, PageRequest.first(10))
                            .items())
                    .containsExactly(dead);
            assertThat(jobs.list(PROJECT, Job.State.RUNNING, now, PageRequest.first(10))
                            .items())
                    .isEmpty();
            assertThat(jobs.everyStatus(now)).containsExactly(new JobsStatus(PROJECT, 0, 0, 1, null));
        }
    }
}
