package dev.keepsake.cli.command;

import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.api.JobUpkeep;
import dev.keepsake.api.Memories;
import dev.keepsake.cli.remote.RemoteMemories;
import dev.keepsake.error.KeepsakeException;
import java.net.URI;

/** A server reached over HTTP. */
final class ServerPlace implements Place {

    private final RemoteMemories memories;
    private final URI server;

    ServerPlace(RemoteMemories memories, URI server) {
        this.memories = memories;
        this.server = server;
    }

    @Override
    public Memories memories() {
        return memories;
    }

    @Override
    public JobUpkeep jobs() {
        return memories.jobs();
    }

    @Override
    public EmbedderUpkeep embedding() {
        return memories.embedding();
    }

    @Override
    public boolean goesOn() {
        return true;
    }

    @Override
    public String name() {
        return "the server " + server;
    }

    @Override
    public Upkeep upkeep() {
        throw KeepsakeException.invalid("This works on a data directory and not through the server " + server
                + "; give --data on the machine where the data are");
    }

    @Override
    public void close() {
        memories.close();
    }
}
