package dev.keepsake.testkit.reference;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.SettingsStore;

final class InMemorySettings implements SettingsStore {

    private final Contents contents;

    InMemorySettings(Contents contents) {
        this.contents = contents;
    }

    @Override
    public ProjectSettings of(ProjectId project) {
        synchronized (contents) {
            return contents.settings.getOrDefault(project, ProjectSettings.DEFAULT);
        }
    }

    @Override
    public void keep(ProjectId project, ProjectSettings settings) {
        synchronized (contents) {
            contents.settings.put(project, settings);
        }
    }
}
