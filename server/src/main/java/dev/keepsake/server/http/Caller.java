package dev.keepsake.server.http;

import dev.keepsake.api.Memories;
import dev.keepsake.scope.ProjectId;

/**
 * Who calls: the one project that the key opens.
 *
 * @param project the project
 * @param memories its memories, and nobody else's
 */
public record Caller(ProjectId project, Memories memories) {}
