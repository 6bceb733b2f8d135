package dev.keepsake.store;

import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was promised and is not done. Jobs come with {@link EpisodeStore#accept} and with the plans that leave something for
 * later, and go with the plans that conclude them: there is no unfinished add without its job, and no job of a finished one but
 * the dead job of a failed one.
 *
 * <p>Who carries a job out holds a {@link Lease} on it. A lease ends with its job, when it is given back, when its time has come,
 * and with the process of its holder where a store belongs to one process. Leases only save work: a plan that concludes what is
 * concluded already is refused.
 */
public interface JobStore {

    /**
     * Who carries out a job, and for how long nobody else does.
     *
     * @param holder who; each engine has an id of its own
     * @param until when somebody else may try
     * @param waiting whether somebody waits for it: then others of its scope may be begun, which would otherwise never get their
     *     turn where somebody always waits
     */
    record Lease(UUID holder, Instant until, boolean waiting) {

        /** Of somebody for whom nobody waits. */
        public Lease(UUID holder, Instant until) {
            this(holder, until, false);
        }

        /** The same for longer, or not as long. */
        public Lease until(Instant other) {
            return new Lease(holder, other, waiting);
        }
    }

    /**
     * Takes the next job that is due: that which has been due the longest in the first project after {@code after} that has one.
     * Projects are taken in turn, so that one with many jobs does not keep the others waiting. Of one scope one job runs at a time,
     * beside those that somebody waits for.
     * Of those due at the same moment, what was tried less often goes first, then what was promised first.
     *
     * @param now jobs due until then are taken, leases until then are over
     * @param after the project that had its turn last, or null
     * @return the job, running; or empty when none may be begun
     */
    Optional<Job> claim(Instant now, Lease lease, @Nullable ProjectId after);

    /** Whether any project has a job of this kind that is not dead: for whoever waits until everything is done. */
    boolean hasLive(Job.Kind kind);

    /** When the next job that nobody holds is due; may be in the past. Empty when none waits. */
    Optional<Instant> nextDue(Instant now);

    /** Lets everything that these hold be theirs until then, also what had been theirs for too long and is nobody else's. */
    void extend(Collection<UUID> holders, Instant until);

    /** Gives a job back as it is. Without effect on one that is gone or held by somebody else. */
    void release(ProjectId project, UUID id, UUID holder);

    /** Gives back every job that {@code holder} holds. */
    void releaseAll(UUID holder);

    /**
     * Keeps what became of an attempt: its attempts, when it is due, its failure, and whether it is dead; whoever holds it gives it
     * back by it. As long as an add is dead its operation has failed, with the failure's message and with what models took for it; of
     * one that is revived it is pending again. False when the project has no such job any more, and nothing was kept.
     *
     * @param taken what models took in that attempt, to be entered into the usage of the project
     */
    boolean keep(Job job, Taken taken);

    /** Keeps what became of a job in which no model was asked. */
    default boolean keep(Job job) {
        return keep(job, Taken.NOTHING);
    }

    /**
     * What models took in one attempt.
     *
     * @param at when it ended
     */
    record Taken(Instant at, List<ModelUse> uses) {

        static final Taken NOTHING = new Taken(Instant.EPOCH, List.of());

        public Taken {
            uses = List.copyOf(uses);
        }
    }

    /** Forgets a dead job; what was said stays kept. False when the project has no such dead job. */
    boolean forget(ProjectId project, UUID id);

    /** Lets the jobs that wait because an attempt failed be due at once, without forgetting their attempts. */
    void hasten(Instant now);

    /** The job of a project with this id. */
    Optional<Job> get(ProjectId project, UUID id, Instant now);

    /**
     * The jobs of a project, oldest first by (when they were promised, id).
     *
     * @param state only these, or null for all
     */
    Page<Job> list(ProjectId project, Job.@Nullable State state, Instant now, PageRequest page);

    /** The jobs of a project, whatever their state, that are about a scope that {@code within} covers; in the order of their promises. */
    List<Job> within(ProjectId project, Scope within, Instant now);

    /** How many jobs there are, by project; of those that have any, by their ids. For an operator, not for tenants. */
    List<JobsStatus> everyStatus(Instant now);
}
