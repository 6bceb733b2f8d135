package dev.keepsake.cli.command;

import dev.keepsake.api.Projects;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.ApiKeyStore;
import java.util.List;

/** Work on the data of a directory as a whole. */
public interface Upkeep {

    /** The embedder the data are searched with. */
    EmbedderId embedder();

    /** Who may call a server over these data. */
    ApiKeyStore keys();

    /** How the configured project is looked after. */
    dev.keepsake.api.Upkeep ofProject();

    /** Every project of the data. */
    Projects projects();

    /** Throws the index away and builds it anew from the store. */
    void reindex();

    /** What must hold and does not; empty when everything does. */
    List<String> verify();
}
