package dev.keepsake.bench.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A running {@link ServerChild}. */
final class Child {

    /** Small, quick to start, and busy with nothing but the work. */
    private static final List<String> JVM = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED");

    private final Process process;
    private final BufferedReader output;
    private final Writer input;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Launches it; it is not ready yet. */
    static Child launch(Path directory) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add(ServerChild.class.getName());
        command.add(directory.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            return new Child(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a server process", e);
        }
    }

    /** Waits until it answers, and says where. */
    URI ready() {
        return URI.create("http://127.0.0.1:" + said(ServerChild.READY));
    }

    /** How many invariants do not hold; they are on standard error. */
    int violations() {
        try {
            input.write(ServerChild.VERIFY + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The server process ended by itself", e);
        }
        return Integer.parseInt(said(ServerChild.VERIFIED));
    }

    private String said(String beginning) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read from the server process", e);
        }
        throw new IllegalStateException("The server process ended by itself, with exit code "
                + process.onExit().join().exitValue() + "; its last words are on standard error");
    }

    /** SIGKILL: no hook runs, no buffer is flushed. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
