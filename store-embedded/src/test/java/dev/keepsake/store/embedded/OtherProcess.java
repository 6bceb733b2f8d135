package dev.keepsake.store.embedded;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ApiKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** Another process that has a store open, has written one key to it, and ends only when it is killed. */
final class OtherProcess {

    static final String DIGEST = "digest of the other process";

    private OtherProcess() {}

    /** Starts it and waits until its write is acknowledged. */
    static Process start(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (!"written".equals(line)) {
            process.destroyForcibly();
            throw new IOException("The other process was to say that it has written; it said " + line);
        }
        return process;
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.open(Path.of(arguments[0]));
        store.keys().add(new ApiKey(new UUID(1, 2), ProjectId.DEFAULT, "label", "ks", DIGEST, Instant.EPOCH, null));
        System.out.println("written");
        Thread.currentThread().join();
    }
}
