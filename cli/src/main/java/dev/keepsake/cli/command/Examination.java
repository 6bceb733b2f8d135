package dev.keepsake.cli.command;

import dev.keepsake.cli.doctor.DirectoryChecks;
import dev.keepsake.cli.doctor.Finding;
import dev.keepsake.cli.doctor.MachineChecks;
import dev.keepsake.cli.remote.RemoteMemories;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.config.Secret;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The checks of the doctor. None of them makes or changes a data directory. */
final class Examination {

    private final KeepsakeConfig config;
    private final Places places;

    Examination(KeepsakeConfig config, Places places) {
        this.config = config;
        this.places = places;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(MachineChecks.findings());
        URI url = config.client().url();
        if (url != null) {
            findings.add(server(url));
            return findings;
        }
        findings.addAll(new DirectoryChecks(config.data(), null).findings());
        findings.add(embedder());
        findings.add(store());
        findings.add(port());
        return findings;
    }

    private Finding server(URI url) {
        Secret key = config.client().apiKey();
        try (RemoteMemories memories =
                new RemoteMemories(url, key == null ? null : key.value(), InstantSource.system())) {
            return Finding.fine("server", url + " answers, and the key opens the project " + memories.ping());
        } catch (KeepsakeException e) {
            return Finding.problem("server", String.valueOf(e.getMessage()), "Start it with 'keepsake serve'");
        }
    }

    private Finding embedder() {
        long started = System.nanoTime();
        try (Embedder embedder = EmbedderCatalogue.open(config.embedder().model())) {
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
        String where = config.server().host() + ":" + config.server().port();
        try (ServerSocket socket = new ServerSocket(config.server().port(), 1, InetAddress.getByName(config.server().host()))) {
            return Finding.fine(
                    "port", where + " is free" + (config.server().port() == 0 ? " (" + socket.getLocalPort() + ")" : ""));
        } catch (IOException e) {
            return Finding.remark(
                    "port", where + " cannot be listened on now", "Another program has it; choose another with --port");
        }
    }
}
