package dev.keepsake.cli.command;

import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.api.JobUpkeep;
import dev.keepsake.api.Memories;

/** Where memories are: a data directory or a server. */
public interface Place extends AutoCloseable {

    Memories memories();

    /** What the project was promised and has not got yet. */
    JobUpkeep jobs();

    /** What a person would call it: {@code the data directory ./keepsake-data}. */
    String name();

    /** How the store of it goes from one embedder to another. */
    EmbedderUpkeep embedding();

    /** Whether what was begun goes on when the command has ended. */
    default boolean goesOn() {
        return false;
    }

    /** What can be done to the data themselves.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code INVALID_REQUEST} where that is not possible from here
     */
    Upkeep upkeep();

    @Override
    void close();
}
