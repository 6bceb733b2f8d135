package dev.keepsake.bench.migration;

import dev.keepsake.Keepsake;
import dev.keepsake.KeepsakeOptions;
import dev.keepsake.api.EmbedderComparison.Asked;
import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.EmbeddingMigration.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/**
 * Goes on with a migration until it is killed: {@code MigrationChild DIRECTORY FROM TO} fills and waits, {@code MigrationChild DIRECTORY
 * --round} goes through every step, to and fro between the first two embedders in this process.
 */
public final class MigrationChild {

    private static final int QUESTIONS = 20;

    private MigrationChild() {}

    /** Opens the directory, begins or goes on, and says so by a line. */
    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        if (arguments[1].equals("--round")) {
            round(directory);
            return;
        }
        try (Keepsake keepsake = Keepsake.open(KeepsakeOptions.in(directory).withEmbedder(arguments[1]))) {
            keepsake.embedding().migrateTo(arguments[2]);
            System.out.println(keepsake.embedding().status().migration());
            new CountDownLatch(1).await();
        }
    }

    private static void round(Path directory) throws InterruptedException {
        String recorded = Keepsake.recordedEmbedder(directory).orElseThrow().name();
        try (Keepsake keepsake = Keepsake.open(KeepsakeOptions.in(directory).withEmbedder(recorded))) {
            System.out.println(keepsake.embedding().status());
            while (!Thread.interrupted()) {
                through(keepsake);
            }
        }
    }

    private static void through(Keepsake keepsake) throws InterruptedException {
        await(keepsake, status -> is(status, Phase.DROPPING));
        EmbedderStatus begun = keepsake.embedding().status();
        if (begun.migration() == null) {
            keepsake.embedding().migrateTo(otherThan(begun.current().name()));
        }
        await(keepsake, status -> is(status, Phase.FILLING));
        List<Asked> questions = new ArrayList<>();
        for (int number = 0; number < QUESTIONS; number++) {
            questions.add(Asked.of(ProjectId.DEFAULT, Scope.ofUser("bench"), Belongings.question(number)));
        }
        keepsake.embedding().compare(questions);
        keepsake.embedding().switchOver();
        keepsake.embedding().rollBack();
        keepsake.embedding().switchOver();
        keepsake.embedding().finish();
    }

    private static String otherThan(String name) {
        return EmbedderCatalogue.embedders().stream()
                .map(embedder -> embedder.name())
                .filter(other -> !other.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean is(EmbedderStatus status, Phase phase) {
        EmbeddingMigration migration = status.migration();
        return migration != null && migration.phase() == phase;
    }

    private static void await(Keepsake keepsake, Predicate<EmbedderStatus> goesOn) throws InterruptedException {
        while (goesOn.test(keepsake.embedding().status())) {
            Thread.sleep(20);
        }
    }

    /** Starts one in a process of its own. */
    static Process start(Path directory, List<String> further) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                MigrationChild.class.getName(),
                directory.toString()));
        command.addAll(further);
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What it said when it had opened the directory. */
    static String firstLine(Process child) {
        try {
            return String.valueOf(child.inputReader(StandardCharsets.UTF_8).readLine());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
