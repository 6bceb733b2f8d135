package dev.keepsake.store;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;

/** The one way to change what is known: whole plans, each in one transaction. */
public interface PlanStore {

    /** How often exactly this scope has been written to; a plan made at one version is refused at another. */
    long version(ProjectId project, Scope scope);

    /**
     * Applies a plan whole or not at all; when this returns {@code Done} it survives a crash. Memories, embeddings,
     * history, log and the operation's state move together.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code INTERNAL} for a plan that does not fit what is stored: it
     *     changes a memory that is not there, leaves a new text without its vector, or concludes what is concluded already
     */
    Applied apply(Plan plan);

    /** Removes everything the project has, keys excepted. Not to be undone; indexes follow through the log, scope versions begin anew. */
    void destroyEverythingIn(ProjectId project);
}
