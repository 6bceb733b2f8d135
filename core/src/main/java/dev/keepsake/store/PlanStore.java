package dev.keepsake.store;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.util.Optional;
import java.util.UUID;

/** The one way to change what is known: whole plans, each in one transaction. */
public interface PlanStore {

    /** How often exactly this scope has been written to; a plan made at one version is refused at another. */
    long version(ProjectId project, Scope scope);

    /**
     * Applies a plan whole or not at all; when this returns {@code Done} it survives a crash. Memories, embeddings,
     * history, log and the operation's state move together.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code INTERNAL} for a plan that does not fit what is stored: it
     *     changes a memory that is not there, leaves a new text without its vector, has a relation of a turn or one with an
     *     end that is none of the memory's entities, dismisses a held fact that is not there, concludes what is concluded already, or
     *     ends a job that is not there
     */
    Applied apply(Plan plan);

    /** What it takes to undo an operation of the project, where its plan said. */
    Optional<Reversal> reversal(ProjectId project, UUID operation);

    /**
     * Removes everything the project has, keys and settings excepted. Not to be undone; indexes follow through the log, scope
     * versions begin anew.
     */
    void destroyEverythingIn(ProjectId project);
}
