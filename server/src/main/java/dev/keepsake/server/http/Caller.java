package dev.keepsake.server.http;

import dev.keepsake.api.Memories;
import dev.keepsake.api.Upkeep;
import dev.keepsake.scope.ProjectId;

/**
 * Who calls: the one project that the key opens.
 *
 * @param project the project
 * @param memories its memories, and nobody else's
 * @param upkeep how it is looked after
 */
public record Caller(ProjectId project, Memories memories, Upkeep upkeep) {}
