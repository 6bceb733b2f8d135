package dev.keepsake.store;

import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import java.time.Instant;
import java.util.List;

/** What models took for a project. Kept with the outcome of each operation, and with each attempt in vain. */
public interface UsageStore {

    /**
     * What models took in operations that were concluded in a stretch of time, and in attempts in vain that ended in it.
     *
     * @param from first moment
     * @param to first moment after it
     */
    Usage between(ProjectId project, Instant from, Instant to);

    /**
     * What models took.
     *
     * @param uses one for each model and purpose, by model and then purpose; counted when all of it was, and without a cost when
     *     some of it had none
     * @param adds how many adds asked a model, counted when they are concluded
     * @param memories how many memories those adds made
     */
    record Usage(List<ModelUse> uses, long adds, long memories) {
        public Usage {
            uses = List.copyOf(uses);
        }
    }
}
