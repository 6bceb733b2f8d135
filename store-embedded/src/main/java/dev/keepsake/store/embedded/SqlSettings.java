package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.SettingsStore;

/** The settings of projects, as rows. */
final class SqlSettings implements SettingsStore {

    private final Database database;

    SqlSettings(Database database) {
        this.database = database;
    }

    @Override
    public ProjectSettings of(ProjectId project) {
        return database.read(session -> session.first(
                        "SELECT settings FROM project_settings WHERE project = ?",
                        row -> HandlingJson.readSettings(row.text()),
                        project)
                .orElse(ProjectSettings.DEFAULT));
    }

    @Override
    public void keep(ProjectId project, ProjectSettings settings) {
        database.write(session -> session.update(
                "INSERT INTO project_settings (project, settings) VALUES (?, ?)"
                        + " ON CONFLICT (project) DO UPDATE SET settings = excluded.settings",
                project,
                HandlingJson.write(settings)));
    }
}
