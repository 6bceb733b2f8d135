package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonLogFormatter;
import java.io.PrintStream;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs of a server for a program: one line of JSON for each request, each operation and everything worth saying. */
final class JsonLogs {

    /** Held on to, because a logger that nobody holds forgets its level. */
    private static final List<Logger> EACH_ONE =
            List.of(Logger.getLogger("dev.keepsake.server.access"), Logger.getLogger("dev.keepsake.server.operations"));

    private static final Logger ALL = Logger.getLogger("");

    private JsonLogs() {}

    /** From now on all logs of this process go there, in this form. */
    static void to(PrintStream out) {
        for (Handler before : ALL.getHandlers()) {
            ALL.removeHandler(before);
        }
        Handler lines = new QueuedLines(out, new JsonLogFormatter());
        lines.setLevel(Level.ALL);
        ALL.addHandler(lines);
        ALL.setLevel(Level.INFO);
        EACH_ONE.forEach(logger -> logger.setLevel(Level.FINE));
    }
}
