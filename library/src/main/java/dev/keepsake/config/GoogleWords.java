package dev.keepsake.config;

import dev.keepsake.models.provider.Provider;
import java.nio.file.Path;
import java.util.List;

/** What only Vertex AI needs. */
final class GoogleWords {

    private final String section;

    final Setting<String> location;
    final Setting<String> cloudProject;
    final Setting<Path> credentials;

    GoogleWords(String section) {
        this.section = section;
        location = of("location", Kinds.TEXT, "The location; us-central1 without it.")
                .withExample("europe-west4");
        cloudProject = of("cloud-project", Kinds.TEXT, "The cloud project; without it, the one the credentials name.");
        credentials = of(
                "credentials",
                Kinds.PATH,
                "The path of a file with credentials; without it Google's own chain is asked.");
    }

    List<Setting<?>> all() {
        return List.of(location, cloudProject, credentials);
    }

    private <T> Setting<T> of(String name, Kind<T> kind, String meaning) {
        return Setting.of(section, name, kind, meaning).onlyFor(Provider.VERTEXAI);
    }
}
