package dev.keepsake.cli.command;

import dev.keepsake.Keepsake;
import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.api.JobUpkeep;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Projects;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.model.EmbedderId;
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
    public EmbedderUpkeep embedding() {
        return keepsake.embedding();
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
        return keepsake.embedding().status().current();
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
