package dev.keepsake.cli.command;

import dev.keepsake.model.EmbedderId;
import java.util.List;

/** Work on the data of a directory as a whole. */
public interface Upkeep {

    /** The embedder the data are searched with. */
    EmbedderId embedder();

    /** Throws the index away and builds it anew from the store. */
    void reindex();

    /** What must hold and does not; empty when everything does. */
    List<String> verify();
}
