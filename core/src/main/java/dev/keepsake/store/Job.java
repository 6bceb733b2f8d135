package dev.keepsake.store;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Work that was promised and is not done: an accepted add that has not been carried out, or turns that a budget left unread. It
 * is in the store from the moment of the promise until the plan that does it, so that no restart forgets it.
 *
 * @param project whose it is
 * @param id its id, and that of the operation it ends in
 * @param task what is to be done
 * @param createdAt when it was promised
 * @param tries what has come of it so far
 * @param state how it stands
 */
public record Job(ProjectId project, UUID id, Task task, Instant createdAt, Tries tries, State state) {

    /** What sort of work it is. */
    public enum Kind {
        /** An add that was accepted. */
        ADD,
        /** Turns of a finished add that its budget did not cover. */
        READ_LATER
    }

    /** How a job stands. */
    public enum State {
        /** It is tried when it is due. */
        WAITING,
        /** Somebody carries it out now. */
        RUNNING,
        /** It is not tried again until somebody says so. */
        DEAD
    }

    /**
     * What is to be done.
     *
     * @param kind what sort of work
     * @param episode what is to be read
     * @param turns the ordinals of the turns to be read, ascending; empty for all
     */
    public record Task(Kind kind, EpisodeId episode, List<Integer> turns) {
        public Task {
            turns = List.copyOf(turns);
        }
    }

    /**
     * What has come of a job so far.
     *
     * @param attempts how often it was tried in vain
     * @param since when these attempts began: when the job was promised, or when it was last revived
     * @param due when it is to be tried next; of a dead one, since when it is dead
     * @param failure what went wrong the last time, or null
     * @param expense what they have cost
     */
    public record Tries(
            int attempts,
            Instant since,
            Instant due,
            @Nullable Failure failure,
            Expense expense) {

        /** Attempts that have cost nothing. */
        public Tries(int attempts, Instant since, Instant due, @Nullable Failure failure) {
            this(attempts, since, due, failure, Expense.NONE);
        }
    }

    /**
     * What attempts in vain have cost.
     *
     * @param senseless how many of them a model answered and its answer made no sense; begins anew when the job is revived
     * @param used what models took for all of them, those before it was revived among them
     */
    public record Expense(int senseless, List<ModelUse> used) {

        public static final Expense NONE = new Expense(0, List.of());

        public Expense {
            used = List.copyOf(used);
        }

        /** After an attempt more. */
        public Expense and(boolean madeNoSense, List<ModelUse> took) {
            return new Expense(
                    madeNoSense ? senseless + 1 : senseless,
                    ModelUse.sums(Stream.concat(used.stream(), took.stream()).toList()));
        }
    }

    /**
     * Why an attempt failed.
     *
     * @param category what kind of failure it was
     * @param message for a person; without anybody's text
     */
    public record Failure(ErrorCategory category, String message) {}

    /** The job of an add that has just been accepted. */
    public static Job of(Submission submission) {
        EpisodeId episode = submission.episode().id();
        Instant now = submission.episode().receivedAt();
        return new Job(
                submission.episode().project(),
                episode.value(),
                new Task(Kind.ADD, episode, List.of()),
                now,
                new Tries(0, now, now, null),
                State.WAITING);
    }

    /** A new job for turns of a finished add. */
    public static Job later(Task task, ProjectId project, UUID id, Instant now, Instant due) {
        return new Job(project, id, task, now, new Tries(0, now, due, null), State.WAITING);
    }

    /** The same after an attempt in vain. */
    public Job failed(Failure why, Instant next) {
        return with(new Tries(tries.attempts() + 1, tries.since(), next, why, tries.expense()), State.WAITING);
    }

    /** The same after the last attempt. */
    public Job dead(Failure why, Instant now) {
        return with(new Tries(tries.attempts() + 1, tries.since(), now, why, tries.expense()), State.DEAD);
    }

    /** The same with a fresh start; what went wrong and what it has cost is still told. */
    public Job revived(Instant now) {
        Expense expense = new Expense(0, tries.expense().used());
        return with(new Tries(0, now, now, tries.failure(), expense), State.WAITING);
    }

    /** The same, of which attempts have cost this. */
    public Job withExpense(Expense expense) {
        return with(new Tries(tries.attempts(), tries.since(), tries.due(), tries.failure(), expense), state);
    }

    public Job in(State newState) {
        return with(tries, newState);
    }

    private Job with(Tries newTries, State newState) {
        return new Job(project, id, task, createdAt, newTries, newState);
    }
}
