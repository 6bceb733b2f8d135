package dev.keepsake.api;

import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import java.util.List;

/**
 * What an add did.
 *
 * @param operation its operation; still pending when the request did not wait
 * @param replayed whether this is the answer to an earlier, equal request and nothing was written now
 */
public record AddResult(Operation operation, boolean replayed) {

    /** Exactly what was stored, one item per change. */
    public List<Outcome.Item> stored() {
        return operation.outcome().stored();
    }

    /** What was said and not kept, and why. */
    public List<Outcome.NotStored> notStored() {
        return operation.outcome().notStored();
    }
}
