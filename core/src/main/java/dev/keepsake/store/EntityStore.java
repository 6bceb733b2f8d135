package dev.keepsake.store;

import dev.keepsake.entity.Entity;
import dev.keepsake.scope.ProjectId;

/** What is named by what the indexes hold: an entity comes with its first mention and goes with its last. */
public interface EntityStore {

    /** The entities of a project, scope by scope, always in the same order. */
    Page<Entity> list(ProjectId project, PageRequest page);
}
