package dev.keepsake.engine.write;

import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.engine.pair.Pairings;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Applied;
import dev.keepsake.store.Plan;
import dev.keepsake.store.PlanStore;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The one class that writes. Plans again when somebody else was faster, and tells the index that there is news. */
public final class Writer {

    private static final int ATTEMPTS = 20;

    private final PlanStore plans;
    private final Pairings pairings;
    private final Phases phases;

    public Writer(PlanStore plans, Pairings pairings, Phases phases) {
        this.plans = plans;
        this.pairings = pairings;
        this.phases = phases;
    }

    /** Who is told of what is done around a write. */
    public Phases phases() {
        return phases;
    }

    /** The versions of these scopes now; to be read before anything a plan is based on. */
    public Map<Scope, Long> versions(ProjectId project, Collection<Scope> scopes) {
        Map<Scope, Long> versions = new TreeMap<>(java.util.Comparator.comparing(Scope::canonical));
        for (Scope scope : scopes) {
            versions.computeIfAbsent(scope, key -> plans.version(project, key));
        }
        return versions;
    }

    /**
     * Applies a plan.
     *
     * @param planning makes the plan from what the store says now; called again when the store has moved meanwhile
     * @return the plan that was applied
     */
    public Plan write(Supplier<Plan> planning) {
        return writeIfNeeded(() -> Optional.of(planning.get()))
                .orElseThrow(() -> new IllegalStateException("every attempt has a plan"));
    }

    /**
     * Applies a plan, unless there is none any more.
     *
     * @param planning as in {@link #write}; empty when what the store says now leaves nothing to do
     * @return the plan that was applied, or empty
     */
    public Optional<Plan> writeIfNeeded(Supplier<Optional<Plan>> planning) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Plan> plan = planning.get();
            if (plan.isEmpty()) {
                return plan;
            }
            switch (phases.in(Phase.APPLY, () -> apply(plan.get()))) {
                case Applied.Done done -> {
                    return plan;
                }
                case Applied.Stale stale -> Thread.onSpinWait();
            }
        }
        throw new KeepsakeException(
                ErrorCategory.CONFLICT,
                "Gave up after " + ATTEMPTS + " attempts: the scope was written to by others each time; try again");
    }

    private Applied apply(Plan plan) {
        return pairings.writing(() -> {
            Applied applied = plans.apply(plan);
            if (applied instanceof Applied.Done) {
                pairings.written(plan);
            }
            return applied;
        });
    }

    /** Removes everything the project has. */
    public void destroyEverythingIn(ProjectId project) {
        plans.destroyEverythingIn(project);
        pairings.nudge();
    }
}
