package dev.keepsake.api;

import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Page;
import java.util.Optional;
import java.util.UUID;

/**
 * Looking after what one project was promised and has not got yet: adds that wait for a model or a store to come back, turns that a
 * budget left unread, and what was given up. Safe for use by many threads.
 */
public interface JobUpkeep {

    /** The jobs of the project, oldest first. */
    Page<Job> jobs(JobsRequest request);

    /** One job, or empty when it is done, discarded or none of this project. */
    Optional<Job> job(UUID id);

    /**
     * Tries a job at once and lets it begin anew with its attempts, dead or waiting; one that is running is returned as it is.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code NOT_FOUND} when the project has no such job, or no longer
     */
    Job retryJob(UUID id);

    /** Does so with every dead job of the project; how many there were. */
    int retryDead();

    /**
     * Gives a job up: its operation has failed. What was said stays kept.
     *
     * @return the operation
     * @throws dev.keepsake.error.KeepsakeException with {@code NOT_FOUND} when the project has no such job, or no longer, with
     *     {@code CONFLICT} while it is being carried out
     */
    Operation discardJob(UUID id);
}
