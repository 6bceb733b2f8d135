package dev.keepsake.api;

import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Page;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.UsageStore;

/**
 * Looking after what one project knows: how it wants its adds read, what that costs, what is held back, and putting memories in
 * order. For whoever runs the project, where {@link Memories} is for whoever talks. Safe for use by many threads; every call
 * blocks until it is done and throws {@link dev.keepsake.error.KeepsakeException} as {@code Memories} does.
 */
public interface Upkeep extends JobUpkeep {

    /** How the project wants its adds read. */
    ProjectSettings settings();

    /** Changes how the project wants its adds read, from the next add on. */
    void configure(ProjectSettings settings);

    /** What models took. */
    UsageStore.Usage usage(UsageRequest request);

    /** The facts that are held back and have not been dropped yet. */
    Page<Quarantined> quarantined(QuarantineRequest request);

    /**
     * Makes a memory of a fact that is held back. It gets the fact's id, stands beside what is known and closes nothing; a retry
     * returns it again.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code NOT_FOUND} when no such fact is held, or no longer
     */
    Memory release(ReleaseRequest request);

    /** The scopes that have something to put in order. */
    Page<Scope> scopes(ScopesRequest request);

    /** Puts the memories of a scope in order, or says what that would do. All of it is one write, or none of it is. */
    Consolidation consolidate(ConsolidateRequest request);

    /**
     * Undoes a consolidation, or an add that closed or reworded memories: every memory is again what it was before, and what was
     * added is deleted. The last one is undone first: an operation whose memories have changed since is refused with
     * {@code CONFLICT}, and nothing is written.
     */
    Operation undo(UndoRequest request);
}
