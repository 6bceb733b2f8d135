package dev.keepsake.server.operations;

import dev.keepsake.api.Memories;
import dev.keepsake.api.Projects;
import dev.keepsake.api.Upkeep;
import dev.keepsake.scope.ProjectId;

/** Projects whose adds and searches are timed. */
public final class ObservedProjects implements Projects {

    private final Projects inner;
    private final Metrics metrics;

    public ObservedProjects(Projects inner, Metrics metrics) {
        this.inner = inner;
        this.metrics = metrics;
    }

    @Override
    public Memories project(ProjectId id) {
        return new ObservedMemories(inner.project(id), metrics);
    }

    @Override
    public Upkeep upkeep(ProjectId id) {
        return inner.upkeep(id);
    }
}
