package dev.keepsake.clients;

import dev.keepsake.Keepsake;
import dev.keepsake.engine.TimeOrderedIds;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.server.KeepsakeServer;
import dev.keepsake.server.ServerOptions;
import dev.keepsake.server.keys.ApiKeys;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A Keepsake as it is shipped, in a directory, served on a free port, with a key for each of two projects. */
final class ServedKeepsake implements AutoCloseable {

    /** Held, because loggers that nobody holds forget their level. */
    private static final Logger WEB_SERVER = Logger.getLogger("io.helidon");

    static {
        WEB_SERVER.setLevel(Level.WARNING);
    }

    private final Clock clock = Clock.systemUTC();
    private final ApiKeys keyMaker = new ApiKeys(new SecureRandom(), new TimeOrderedIds(clock), clock);
    private final Keepsake keepsake;
    private final KeepsakeServer server;
    private final String key;
    private final String otherKey;

    ServedKeepsake(Path directory) {
        keepsake = Keepsake.open(directory);
        key = newKey(ProjectId.DEFAULT);
        otherKey = newKey(new ProjectId("other"));
        server = KeepsakeServer.start(ServerOptions.DEFAULT.withPort(0), keepsake, keepsake.keys(), clock);
    }

    URI uri() {
        return server.uri();
    }

    /** The same command, knowing where this server is and what opens it. */
    Command tell(Command command) {
        return command.with("KEEPSAKE_URL", uri().toString())
                .with("KEEPSAKE_API_KEY", key)
                .with("KEEPSAKE_OTHER_API_KEY", otherKey);
    }

    /** What does not hold, once everything in the background is done. */
    List<String> violations() {
        keepsake.drain();
        return keepsake.verify();
    }

    private String newKey(ProjectId project) {
        ApiKeys.Minted minted = keyMaker.mint(project, "test");
        keepsake.keys().add(minted.stored());
        return minted.key();
    }

    @Override
    public void close() {
        server.close();
        keepsake.close();
    }
}
