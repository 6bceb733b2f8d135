package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonLogFormatter;
import java.io.PrintStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

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
        Handler lines = new Lines(out);
        lines.setLevel(Level.ALL);
        ALL.addHandler(lines);
        ALL.setLevel(Level.INFO);
        EACH_ONE.forEach(logger -> logger.setLevel(Level.FINE));
    }

    /** Writes each line at once. */
    private static final class Lines extends StreamHandler {

        Lines(PrintStream out) {
            super(out, new JsonLogFormatter());
            try {
                setEncoding(StandardCharsets.UTF_8.name());
            } catch (UnsupportedEncodingException impossible) {
                throw new IllegalStateException("Every Java has UTF-8", impossible);
            }
        }

        @Override
        public synchronized void publish(LogRecord line) {
            super.publish(line);
            flush();
        }

        /** The stream is the process's own. */
        @Override
        public synchronized void close() {
            flush();
        }
    }
}
