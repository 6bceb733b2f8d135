package dev.keepsake.bench.load;

import dev.keepsake.api.SearchRequest;
import dev.keepsake.bench.EmbeddedEngine;
import dev.keepsake.model.Embedder;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Lets a process write to a directory, kills it, and measures how long it takes until everything can be found again. */
final class Reopening {

    private Reopening() {}

    static void killAWriter(Path directory, Vectors vectors) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        DyingWriter.class.getName(),
                        directory.toString(),
                        vectors.name())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            Process process = builder.start();
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            String line = output.readLine();
            process.destroyForcibly();
            process.onExit().join();
            if (!DyingWriter.SAID.equals(line)) {
                throw new IllegalStateException("The writing process did not get to its end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a writing process", e);
        }
    }

    /** Milliseconds, without loading the embedder. */
    static long millis(Path directory, Embedder embedder) {
        long started = System.nanoTime();
        try (EmbeddedEngine embedded = EmbeddedEngine.open(directory, embedder)) {
            embedded.engine().catchUp();
            int found = embedded.engine()
                    .project(ProjectId.DEFAULT)
                    .search(SearchRequest.of(Scope.ofUser(DyingWriter.USER), Sentences.question(1))
                            .withLimit(DyingWriter.ADDS))
                    .hits()
                    .size();
            long took = (System.nanoTime() - started) / 1_000_000;
            if (found != DyingWriter.ADDS) {
                throw new IllegalStateException(
                        "After a kill " + found + " of " + DyingWriter.ADDS + " acknowledged memories were found");
            }
            return took;
        }
    }
}
