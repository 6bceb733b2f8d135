package dev.keepsake.cli.command;

import dev.keepsake.cli.config.KeepsakeConfig;
import dev.keepsake.cli.remote.RemoteMemories;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The checks of the doctor. None of them makes or changes a data directory. */
final class Examination {

    private static final int OLDEST_JAVA = 21;
    private static final long LITTLE_SPACE = 1L << 30;
    private static final String VECTORS = "jdk.incubator.vector";

    private final KeepsakeConfig config;
    private final Places places;

    Examination(KeepsakeConfig config, Places places) {
        this.config = config;
        this.places = places;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(vectors());
        findings.add(memory());
        URI url = config.url();
        if (url != null) {
            findings.add(server(url));
            return findings;
        }
        findings.add(directory());
        findings.add(space());
        findings.add(embedder());
        findings.add(store());
        findings.add(port());
        return findings;
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        String found = "Java " + Runtime.version();
        return feature >= OLDEST_JAVA
                ? Finding.fine("Java", found)
                : Finding.problem("Java", found, "Install Java " + OLDEST_JAVA + " or newer");
    }

    private static Finding vectors() {
        return ModuleLayer.boot().findModule(VECTORS).isPresent()
                ? Finding.fine("vectors", "The fast vector arithmetic is on")
                : Finding.remark(
                        "vectors",
                        "The fast vector arithmetic is off; searches compute vectors at about half the speed",
                        "Start Java with --add-modules " + VECTORS + " (./keepsake serve does)");
    }

    private static Finding memory() {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        return megabytes >= 256
                ? Finding.fine("heap", "At most " + megabytes + " MB")
                : Finding.problem("heap", "At most " + megabytes + " MB", "Give Java at least 256 MB: -Xmx256m");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private Finding server(URI url) {
        KeepsakeConfig.Secret key = config.apiKey();
        try (RemoteMemories memories =
                new RemoteMemories(url, key == null ? null : key.value(), InstantSource.system())) {
            return Finding.fine("server", url + " answers, and the key opens the project " + memories.ping());
        } catch (KeepsakeException e) {
            return Finding.problem("server", String.valueOf(e.getMessage()), "Start it with 'keepsake serve'");
        }
    }

    private Finding directory() {
        Path data = config.data().toAbsolutePath();
        if (!Files.exists(data)) {
            return Finding.fine("directory", data + " is not there yet; the first 'add' or 'serve' makes it");
        }
        if (!Files.isDirectory(data)) {
            return Finding.problem("directory", data + " is a file", "Name a directory with --data");
        }
        return Files.isWritable(data)
                ? Finding.fine("directory", data + " can be written")
                : Finding.problem("directory", data + " cannot be written", "Give this user the right to write there");
    }

    private Finding space() {
        Path existing = config.data().toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            String found = text("%.1f GB free", free / (double) LITTLE_SPACE);
            return free >= LITTLE_SPACE
                    ? Finding.fine("disk", found)
                    : Finding.remark("disk", found, "Make room; a full disk refuses new memories and loses none");
        } catch (IOException e) {
            return Finding.problem("disk", "The free space cannot be read", "Check the disk under " + existing);
        }
    }

    private Finding embedder() {
        long started = System.nanoTime();
        try (Embedder embedder = EmbedderCatalogue.open(config.embedder())) {
            embedder.embed(List.of("Is anybody there?"), Embedder.Purpose.QUERY, Deadline.NONE);
            long millis = Duration.ofNanos(System.nanoTime() - started).toMillis();
            return Finding.fine("embedder", embedder.id() + " is ready after " + millis + " ms");
        } catch (KeepsakeException e) {
            return Finding.problem(
                    "embedder", String.valueOf(e.getMessage()), "Choose another with --embedder or KEEPSAKE_EMBEDDER");
        }
    }

    /** Opens the store, which also takes its lock, and compares index and store. */
    private Finding store() {
        if (!Files.isDirectory(config.data())) {
            return Finding.fine("store", "There is none yet");
        }
        try (Place opened = places.open(config)) {
            List<String> violations = opened.upkeep().verify();
            return violations.isEmpty()
                    ? Finding.fine("store", "Opens, and its index is in step")
                    : Finding.problem(
                            "store",
                            violations.size() + " violations; the first: " + violations.getFirst(),
                            "Run 'keepsake reindex', then 'keepsake verify'");
        } catch (KeepsakeException e) {
            return Finding.problem(
                    "store",
                    String.valueOf(e.getMessage()),
                    "If a server is running on it, use --url to reach it, or stop it");
        }
    }

    private Finding port() {
        String where = config.host() + ":" + config.port();
        try (ServerSocket socket = new ServerSocket(config.port(), 1, InetAddress.getByName(config.host()))) {
            return Finding.fine(
                    "port", where + " is free" + (config.port() == 0 ? " (" + socket.getLocalPort() + ")" : ""));
        } catch (IOException e) {
            return Finding.remark(
                    "port", where + " cannot be listened on now", "Another program has it; choose another with --port");
        }
    }
}
