package dev.keepsake.cli.command;

import dev.keepsake.Keepsake;
import dev.keepsake.api.JobsRequest;
import dev.keepsake.cli.doctor.ClockCheck;
import dev.keepsake.cli.doctor.DirectoryChecks;
import dev.keepsake.cli.doctor.Finding;
import dev.keepsake.cli.doctor.ModelProbes;
import dev.keepsake.cli.doctor.TracesCheck;
import dev.keepsake.cli.remote.RemoteMemories;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.config.Secret;
import dev.keepsake.egress.HostPattern;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.models.RerankerKind;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.store.Job;
import dev.keepsake.store.PageRequest;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the doctor looks at under one configuration. Nothing is made or changed. */
final class Examination {

    private final KeepsakeConfig config;
    private final @Nullable Path file;
    private final Places places;

    /**
     * @param file the configuration file, or null for none
     */
    Examination(KeepsakeConfig config, @Nullable Path file, Places places) {
        this.config = config;
        this.file = file;
        this.places = places;
    }

    List<Finding> findings() {
        URI url = config.client().url();
        if (url != null) {
            return List.of(server(url), clock(List.of(url)));
        }
        List<Finding> findings = new ArrayList<>(new DirectoryChecks(config.data(), file).findings());
        findings.add(egress());
        findings.addAll(models());
        URI traces = config.telemetry().traces();
        if (traces != null) {
            findings.add(new TracesCheck(config.egress()).at(traces));
        }
        findings.add(clock(providers()));
        findings.addAll(store());
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

    private Finding egress() {
        if (!config.egress().limited()) {
            return Finding.fine("egress", "Any host may be connected to; egress.allow would limit that");
        }
        String allowed =
                config.egress().allowed().stream().map(HostPattern::toString).collect(Collectors.joining(", "));
        return Finding.fine(
                "egress",
                allowed.isEmpty() ? "No host may be connected to" : "Only these may be connected to: " + allowed);
    }

    private List<Finding> models() {
        ModelProbes checks = new ModelProbes(new Outgoing(config.egress(), ObservationRegistry.NOOP));
        List<Finding> findings = new ArrayList<>();
        List<ModelSettings> chat = config.chat().models();
        if (chat.isEmpty()) {
            findings.add(Finding.fine("chat model", "None is configured; rules read what is added"));
        }
        for (int place = 0; place < chat.size(); place++) {
            findings.add(checks.chat(place == 0 ? "chat model" : "fallback " + place, chat.get(place)));
        }
        findings.add(checks.embedder(config.embedder(), recordedEmbedder()));
        if (config.reranker().kind() != RerankerKind.NONE) {
            findings.add(checks.reranker(config.reranker()));
        }
        return findings;
    }

    /** Empty also when another process has the store: then the check of the store says so. */
    private Optional<EmbedderId> recordedEmbedder() {
        try {
            return Keepsake.recordedEmbedder(config.data());
        } catch (KeepsakeException inUse) {
            return Optional.empty();
        }
    }

    private Finding clock(List<URI> hosts) {
        return new ClockCheck(InstantSource.system(), config.egress()).against(hosts);
    }

    private List<URI> providers() {
        return Stream.concat(config.chat().models().stream(), Stream.of(config.embedder()))
                .map(settings -> settings.access().url() == null
                        ? settings.provider().url()
                        : settings.access().url())
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Opens the store, which also takes its lock, and compares index and store. */
    private List<Finding> store() {
        if (!Files.exists(config.data().resolve("keepsake.db"))) {
            return List.of(Finding.fine("store", "There is none yet"));
        }
        try (Place opened = places.open(config)) {
            List<String> violations = opened.upkeep().verify();
            return List.of(
                    violations.isEmpty()
                            ? Finding.fine("store", "Opens, and its index is in step")
                            : Finding.problem(
                                    "store",
                                    violations.size() + " violations; the first: " + violations.getFirst(),
                                    "Run 'keepsake reindex', then 'keepsake verify'"),
                    jobs(opened));
        } catch (KeepsakeException e) {
            return List.of(Finding.problem(
                    "store",
                    String.valueOf(e.getMessage()),
                    "If a server is running on it, use --url to reach it, or stop it"));
        }
    }

    private static Finding jobs(Place opened) {
        long dead = opened.jobs()
                .jobs(new JobsRequest(Job.State.DEAD, PageRequest.first(1)))
                .total();
        return dead == 0
                ? Finding.fine("jobs", "None is given up")
                : Finding.problem(
                        "jobs",
                        dead + " given up: what was said is kept, and nothing was made of it",
                        "'keepsake jobs list --state dead' says why; 'keepsake jobs retry --all' tries again");
    }

    private Finding port() {
        String host = config.server().host();
        int port = config.server().port();
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return Finding.fine(
                    "port", host + ":" + port + " is free" + (port == 0 ? " (" + socket.getLocalPort() + ")" : ""));
        } catch (IOException e) {
            return Finding.remark(
                    "port",
                    host + ":" + port + " cannot be listened on now",
                    "Another program has it; choose another with --port");
        }
    }
}
