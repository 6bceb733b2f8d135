package dev.keepsake.store;

import dev.keepsake.scope.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of a project is waiting to be done.
 *
 * @param project whose it is
 * @param waiting jobs that are tried when they are due
 * @param running jobs that are being carried out
 * @param dead jobs that are not tried again until somebody says so
 * @param oldestDue since when the job that has been due the longest is due, or null when none is due and waits
 */
public record JobsStatus(
        ProjectId project,
        long waiting,
        long running,
        long dead,
        @Nullable Instant oldestDue) {}
