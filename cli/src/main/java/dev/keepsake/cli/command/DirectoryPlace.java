package dev.keepsake.cli.command;

import dev.keepsake.Keepsake;
import dev.keepsake.api.JobUpkeep;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Projects;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.store.ApiKeyStore;
import java.util.List;

/** A data directory that this process has open. */
final class DirectoryPlace implements Place, Upkeep {

    private final Keepsake keepsake;
    private final KeepsakeConfig config;

    DirectoryPlace(Keepsake keepsake, KeepsakeConfig config) {
        this.keepsake = keepsake;
        this.config = config;
    }

    @Override
    public Memories memories() {
        return keepsake.project(config.project());
    }

    @Override
    public JobUpkeep jobs() {
        return ofProject();
    }

    @Override
    public String name() {
        return "the data directory " + config.data();
    }

    @Override
    public Upkeep upkeep() {
        return this;
    }

    @Override
    public EmbedderId embedder() {
        return EmbedderCatalogue.embedders().stream()
                .filter(id -> id.name().equals(config.embedder().model()))
                .findFirst()
                .orElseThrow(() -> new KeepsakeException(
                        ErrorCategory.CONFIGURATION, "There is no embedder " + config.embedder().model()));
    }

    @Override
    public ApiKeyStore keys() {
        return keepsake.keys();
    }

    @Override
    public dev.keepsake.api.Upkeep ofProject() {
        return keepsake.upkeep(config.project());
    }

    @Override
    public Projects projects() {
        return keepsake;
    }

    @Override
    public void reindex() {
        keepsake.reindex();
    }

    @Override
    public List<String> verify() {
        return keepsake.verify();
    }

    @Override
    public void close() {
        keepsake.close();
    }
}
