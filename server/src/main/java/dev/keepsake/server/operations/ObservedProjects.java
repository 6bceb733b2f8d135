package dev.keepsake.server.operations;

import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Projects;
import dev.keepsake.api.Upkeep;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.server.levels.ServiceLevels;

/** Projects whose adds and searches are timed. */
public final class ObservedProjects implements Projects {

    private final Projects inner;
    private final Metrics metrics;
    private final ServiceLevels levels;

    public ObservedProjects(Projects inner, Metrics metrics, ServiceLevels levels) {
        this.inner = inner;
        this.metrics = metrics;
        this.levels = levels;
    }

    @Override
    public Memories project(ProjectId id) {
        return new ObservedMemories(inner.project(id), metrics, levels);
    }

    @Override
    public Upkeep upkeep(ProjectId id) {
        return inner.upkeep(id);
    }

    @Override
    public EmbedderUpkeep embedding() {
        return inner.embedding();
    }
}
