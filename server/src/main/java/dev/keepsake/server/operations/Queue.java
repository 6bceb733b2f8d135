package dev.keepsake.server.operations;

import dev.keepsake.store.JobsStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of all projects together.
 *
 * @param waiting those that are tried when they are due
 * @param running those that are being carried out
 * @param dead those that wait for somebody to look at them
 * @param oldest for how long one has been due that nobody has begun, or null when there is none
 */
record Queue(
        long waiting, long running, long dead, @Nullable Duration oldest) {

    static Queue of(List<JobsStatus> projects, Instant now) {
        Instant oldest = null;
        for (JobsStatus project : projects) {
            Instant due = project.oldestDue();
            if (due != null && (oldest == null || due.isBefore(oldest))) {
                oldest = due;
            }
        }
        return new Queue(
                projects.stream().mapToLong(JobsStatus::waiting).sum(),
                projects.stream().mapToLong(JobsStatus::running).sum(),
                projects.stream().mapToLong(JobsStatus::dead).sum(),
                oldest == null || oldest.isAfter(now) ? null : Duration.between(oldest, now));
    }
}
