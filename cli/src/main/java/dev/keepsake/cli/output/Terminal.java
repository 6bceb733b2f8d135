package dev.keepsake.cli.output;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command reads and writes. Answers go to {@code out}, everything about the work itself to {@code err}.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param interactive whether a person sits at both ends: colours, moving progress, no waiting for standard input
 * @param width columns of the terminal
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive, int width) {

    /** What tables are made for when nobody says how wide the terminal is. */
    public static final int DEFAULT_WIDTH = 100;

    private static final int NARROWEST = 40;

    /** The terminal of this process. UTF-8 whatever the locale says, because memories are in every script. */
    public static Terminal ofProcess(Map<String, String> environment) {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                isInteractive(),
                width(environment.get("COLUMNS")));
    }

    /** The styles that fit: colours for a person who has not asked for none. */
    public Style style(Map<String, String> environment) {
        boolean plain = environment.getOrDefault("NO_COLOR", "").length() > 0 || "dumb".equals(environment.get("TERM"));
        return interactive && !plain ? Style.COLOURED : Style.PLAIN;
    }

    /** Up to Java 21 and again in 25 there is a console only on a terminal; in between it has to be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException java21) {
            return true;
        } catch (ReflectiveOperationException refused) {
            return false;
        }
    }

    private static int width(@Nullable String columns) {
        return columns != null && columns.matches("\\d{1,4}")
                ? Math.max(NARROWEST, Integer.parseInt(columns))
                : DEFAULT_WIDTH;
    }
}
