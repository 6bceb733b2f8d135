package dev.keepsake.store;

import dev.keepsake.scope.ProjectId;

/** How each project wants to be treated. Settings stay when everything else a project has is destroyed, as its keys do. */
public interface SettingsStore {

    /** The settings of a project; {@link ProjectSettings#DEFAULT} where none were kept. */
    ProjectSettings of(ProjectId project);

    /** Keeps the settings of a project, whole. */
    void keep(ProjectId project, ProjectSettings settings);
}
