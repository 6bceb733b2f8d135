package dev.keepsake.api;

import dev.keepsake.scope.ProjectId;

/**
 * Remove everything a project has: memories, history, episodes. Not to be undone.
 *
 * @param everythingInProject the name of the project, repeated so that it cannot be meant for another
 */
public record ResetRequest(ProjectId everythingInProject) {}
