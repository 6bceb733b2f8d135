package dev.keepsake.bench.migration;

import dev.keepsake.Keepsake;
import dev.keepsake.KeepsakeOptions;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Goes on with a migration until it is killed: {@code MigrationChild DIRECTORY FROM TO}. */
public final class MigrationChild {

    private MigrationChild() {}

    /** Opens the directory, begins or goes on, and says so by a line. */
    public static void main(String[] arguments) throws InterruptedException {
        try (Keepsake keepsake =
                Keepsake.open(KeepsakeOptions.in(Path.of(arguments[0])).withEmbedder(arguments[1]))) {
            keepsake.embedding().migrateTo(arguments[2]);
            System.out.println(keepsake.embedding().status().migration());
            new CountDownLatch(1).await();
        }
    }
}
