package dev.keepsake.bench.crash;

import dev.keepsake.bench.EmbeddedEngine;
import dev.keepsake.bench.MadeVectors;
import dev.keepsake.engine.TimeOrderedIds;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.server.KeepsakeServer;
import dev.keepsake.server.ServerOptions;
import dev.keepsake.server.keys.ApiKeys;
import dev.keepsake.store.ApiKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The process that is killed: the real server over the real engine, store and index. Only the embedder and the extractor are
 * made up, because they hold nothing that a kill could hurt and loading them would be most of a restart. Says its port on standard output and
 * checks the invariants when it reads "verify".
 */
public final class ServerChild {

    static final String KEY = "crash-bench-key";
    static final String READY = "ready ";
    static final String VERIFY = "verify";
    static final String VERIFIED = "verified ";

    private static final Logger ALL_LOGS = Logger.getLogger("");

    private ServerChild() {}

    public static void main(String[] arguments) throws IOException {
        ALL_LOGS.setLevel(Level.SEVERE);
        EmbeddedEngine embedded =
                EmbeddedEngine.open(Path.of(arguments[0]), new MadeVectors(), new EachMessageIsAFact());
        if (embedded.store().keys().noneInAnyProject()) {
            Clock clock = Clock.systemUTC();
            embedded.store()
                    .keys()
                    .add(new ApiKey(
                            new TimeOrderedIds(clock).next(),
                            ProjectId.DEFAULT,
                            "crash",
                            "crash",
                            ApiKeys.digest(KEY),
                            clock.instant(),
                            null));
        }
        try (KeepsakeServer server = KeepsakeServer.start(
                ServerOptions.DEFAULT.withPort(0),
                embedded.engine(),
                embedded.store().keys(),
                Clock.systemUTC())) {
            say(READY + server.port());
            answer(embedded);
        } finally {
            embedded.close();
        }
    }

    /** Until standard input ends, which it does when the parent is gone. */
    private static void answer(EmbeddedEngine embedded) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            if (line.equals(VERIFY)) {
                List<String> violations = embedded.engine().verify();
                violations.forEach(violation -> System.err.println("violation: " + violation));
                say(VERIFIED + violations.size());
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
