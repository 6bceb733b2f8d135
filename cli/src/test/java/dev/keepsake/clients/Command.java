package dev.keepsake.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to run as a child process.
 *
 * @param directory where it runs
 * @param words the program and its arguments
 * @param environment what it knows besides this process's environment
 */
record Command(Path directory, List<String> words, Map<String, String> environment) {

    static Command in(Path directory, String... words) {
        return new Command(directory, List.of(words), Map.of());
    }

    Command with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Command(directory, words, more);
    }

    /** Runs it to its end; when that does not come in time, kills it and all it started. */
    Outcome run(Duration atMost) {
        try {
            Path said = Files.createTempFile("command", ".txt");
            try {
                return run(atMost, said);
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + words, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while running " + words, e);
        }
    }

    /** A file takes the output, so that no reader has to outlive a child that hangs. */
    private Outcome run(Duration atMost, Path said) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        String output = Files.readString(said, StandardCharsets.UTF_8);
        return new Outcome(
                ended ? process.exitValue() : -1,
                ended ? output : output + "\n(killed after " + atMost.toSeconds() + " s)");
    }

    /**
     * How it ended.
     *
     * @param exitCode -1 when it was killed
     * @param output what it said, to whichever stream
     */
    record Outcome(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }
}
