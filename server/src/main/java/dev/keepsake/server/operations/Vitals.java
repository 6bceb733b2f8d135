package dev.keepsake.server.operations;

import dev.keepsake.store.JobsStatus;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What an operator watches of what runs behind a server. All of it is asked for now and then, and safe for use by many threads.
 *
 * @param jobs how much is waiting to be done, by project
 * @param indexLag how many changes of the store are not in the index yet
 * @param migration how far a change of the embedding model has come, 0..1; empty when none is under way
 */
public record Vitals(Supplier<List<JobsStatus>> jobs, LongSupplier indexLag, Supplier<OptionalDouble> migration) {

    /** Nothing is known. */
    public static final Vitals UNKNOWN = new Vitals(List::of, () -> 0, OptionalDouble::empty);

    public Vitals withJobs(Supplier<List<JobsStatus>> newJobs) {
        return new Vitals(newJobs, indexLag, migration);
    }

    public Vitals withIndexLag(LongSupplier newLag) {
        return new Vitals(jobs, newLag, migration);
    }

    public Vitals withMigration(Supplier<OptionalDouble> newMigration) {
        return new Vitals(jobs, indexLag, newMigration);
    }
}
