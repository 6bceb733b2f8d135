package dev.keepsake.server.operations;

import dev.keepsake.store.JobsStatus;
import dev.keepsake.store.MemoryCount;
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
 * @param troubles what does not work now, in sentences that anybody may read
 * @param memories how many memories there are, of all projects
 */
public record Vitals(
        Supplier<List<JobsStatus>> jobs,
        LongSupplier indexLag,
        Supplier<OptionalDouble> migration,
        Supplier<List<String>> troubles,
        Supplier<List<MemoryCount>> memories) {

    /** Nothing is known. */
    public static final Vitals UNKNOWN = new Vitals(List::of, () -> 0, OptionalDouble::empty, List::of, List::of);

    public Vitals withJobs(Supplier<List<JobsStatus>> newJobs) {
        return new Vitals(newJobs, indexLag, migration, troubles, memories);
    }

    public Vitals withIndexLag(LongSupplier newLag) {
        return new Vitals(jobs, newLag, migration, troubles, memories);
    }

    public Vitals withMigration(Supplier<OptionalDouble> newMigration) {
        return new Vitals(jobs, indexLag, newMigration, troubles, memories);
    }

    public Vitals withTroubles(Supplier<List<String>> newTroubles) {
        return new Vitals(jobs, indexLag, migration, newTroubles, memories);
    }

    public Vitals withMemories(Supplier<List<MemoryCount>> newMemories) {
        return new Vitals(jobs, indexLag, migration, troubles, newMemories);
    }
}
