package dev.keepsake.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Says on standard error how far long work has come: a line that moves for a person, a new line every few seconds for a
 * log. Safe for use by many threads.
 */
public final class ProgressLine {

    private static final Duration BETWEEN_MOVES = Duration.ofMillis(100);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final InstantSource clock;
    private Instant last = Instant.EPOCH;
    private boolean unfinishedLine;

    public ProgressLine(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
        if (!terminal.interactive()) {
            last = clock.instant();
        }
    }

    /**
     * One more step is done.
     *
     * @param total how many there will be, or 0 when nobody knows
     */
    public synchronized void step(String what, long done, long total) {
        Instant now = clock.instant();
        Duration pause = terminal.interactive() ? BETWEEN_MOVES : BETWEEN_LINES;
        boolean end = done == total;
        if (!end && last.plus(pause).isAfter(now)) {
            return;
        }
        last = now;
        String text = total > 0
                ? String.format(Locale.ROOT, "%s: %,d of %,d (%d %%)", what, done, total, 100 * done / total)
                : String.format(Locale.ROOT, "%s: %,d", what, done);
        if (terminal.interactive()) {
            terminal.err().print("\r\u001b[K" + text + (end ? "\n" : ""));
            unfinishedLine = !end;
        } else {
            terminal.err().println(text);
        }
        terminal.err().flush();
    }

    /** Ends a moving line, so that what follows begins on a new one. */
    public synchronized void end() {
        if (unfinishedLine) {
            terminal.err().println();
            unfinishedLine = false;
        }
    }
}
