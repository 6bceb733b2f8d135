package dev.keepsake.api;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;

/** Where the memories of a project are had from: what a server holds after it has found out which project a caller may use. */
public interface Projects {

    /** The memories of this project; a project begins to exist with its first memory. */
    Memories project(ProjectId id);

    /** How this project is looked after. */
    Upkeep upkeep(ProjectId id);

    /**
     * How the store of all of them goes from one embedder to another.
     *
     * @throws KeepsakeException with {@code INVALID_REQUEST} where that is not to be had
     */
    default EmbedderUpkeep embedding() {
        throw KeepsakeException.invalid("The embedder cannot be changed from here");
    }
}
