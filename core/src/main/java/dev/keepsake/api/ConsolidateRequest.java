package dev.keepsake.api;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import java.util.EnumSet;
import java.util.Set;

/**
 * Putting the memories of one scope in order.
 *
 * @param scope exactly this one, and none of those within it
 * @param steps what to do; at least one
 * @param dryRun true to say what would be done, and do nothing
 */
public record ConsolidateRequest(Scope scope, Set<ConsolidationStep> steps, boolean dryRun) {

    public ConsolidateRequest {
        steps = Set.copyOf(steps);
        scope.requireOwner();
        if (steps.isEmpty()) {
            throw KeepsakeException.invalid("Consolidation needs at least one step; got none");
        }
    }

    /** Everything that there is to do. */
    public static ConsolidateRequest of(Scope scope) {
        return new ConsolidateRequest(scope, EnumSet.allOf(ConsolidationStep.class), false);
    }

    public ConsolidateRequest withSteps(Set<ConsolidationStep> wanted) {
        return new ConsolidateRequest(scope, wanted, dryRun);
    }

    public ConsolidateRequest asDryRun() {
        return new ConsolidateRequest(scope, steps, true);
    }
}
