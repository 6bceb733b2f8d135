package dev.keepsake.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process has. */
public final class ProcessSize {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessSize() {}

    /** Bytes of live objects, after the garbage has been collected. */
    static long heapAfterCollection() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Resident bytes, pages of mapped index files included; -1 where the system does not say. */
    public static long resident() {
        return status("VmRSS:");
    }

    /** The most that {@link #resident} has been in the life of this process. */
    public static long peak() {
        return status("VmHWM:");
    }

    private static long status(String key) {
        if (!Files.exists(STATUS)) {
            return -1;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + STATUS, e);
        }
    }
}
