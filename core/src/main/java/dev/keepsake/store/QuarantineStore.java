package dev.keepsake.store;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.util.Optional;
import java.util.UUID;

/** The facts that are held back. They come and go by plans, see {@link Quarantine}. */
public interface QuarantineStore {

    /** What is held of the scopes that {@code within} includes, newest first by (since when, id). */
    Page<Quarantined> list(ProjectId project, Scope within, PageRequest page);

    /** What the project holds under this id. */
    Optional<Quarantined> get(ProjectId project, UUID id);
}
