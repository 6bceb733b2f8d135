package dev.keepsake.cli;

import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.api.JobUpkeep;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Projects;
import dev.keepsake.cli.command.Place;
import dev.keepsake.cli.command.Places;
import dev.keepsake.cli.command.Surroundings;
import dev.keepsake.cli.command.Upkeep;
import dev.keepsake.cli.output.Terminal;
import dev.keepsake.cli.remote.RemoteMemories;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.TimeOrderedIds;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.engine.search.TemporaryIndex;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.server.KeepsakeServer;
import dev.keepsake.server.ServerOptions;
import dev.keepsake.server.keys.ApiKeys;
import dev.keepsake.store.ApiKeyStore;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.testkit.sample.SampleData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands as a shell would, on an engine in memory that outlives them, directly or over a real server. */
final class Workbench implements AutoCloseable {

    final Path directory;
    final Map<String, String> environment = new HashMap<>();
    String input = "";
    int width = 120;

    private final InMemoryStore store = new InMemoryStore();
    private final MemoryEngine engine;
    private KeepsakeServer server;

    Workbench(Path directory) {
        this.directory = directory;
        InMemoryIndex index = new InMemoryIndex();
        Clock clock = Clock.systemUTC();
        engine = MemoryEngine.start(EngineParts.over(
                        store, index, new HashingEmbedder(64), new RuleExtractor(), clock, new TimeOrderedIds(clock))
                .withSecond(new HashedSeconds(), HashedSeconds.SWIFT)
                .withTemporaryIndexes(() -> TemporaryIndex.of(new InMemoryIndex())));
        try {
            Files.createDirectories(directory.resolve("keepsake-data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on commands go to a server over the same engine. */
    Workbench overServer() {
        ApiKeys.Minted key = new ApiKeys(new Random(1), new TimeOrderedIds(Clock.systemUTC()), Clock.systemUTC())
                .mint(ProjectId.DEFAULT, "test");
        store.keys().add(key.stored());
        server = KeepsakeServer.start(ServerOptions.DEFAULT.withPort(0), engine, store.keys(), Clock.systemUTC());
        environment.put("KEEPSAKE_URL", server.uri().toString());
        environment.put("KEEPSAKE_API_KEY", key.key());
        return this;
    }

    /** An add of the user ada that was accepted and given up. */
    UUID deadJob(String text) {
        SampleData data = new SampleData();
        Submission submission = data.submission(ProjectId.DEFAULT, Scope.ofUser("ada"), text);
        store.episodes().accept(submission, new JobStore.Lease(new UUID(1, 1), Instant.MAX));
        store.jobs()
                .keep(Job.of(submission)
                        .dead(
                                new Job.Failure(ErrorCategory.CONFIGURATION, "The model refuses the key"),
                                submission.episode().receivedAt()));
        return submission.episode().id().value();
    }

    /** Waits until everything accepted is done. */
    void drain() {
        engine.drain();
    }

    Answer run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                width);
        Surroundings surroundings =
                new Surroundings(terminal, environment, directory, Clock.systemUTC(), new TestPlaces());
        int exitCode = new CommandLineOfKeepsake(surroundings).run(arguments);
        return new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** As {@link #run}, for commands that have to succeed. */
    Answer ok(String... arguments) {
        Answer answer = run(arguments);
        if (answer.exitCode() != 0) {
            throw new AssertionError("Exit code " + answer.exitCode() + ": " + answer.err());
        }
        return answer;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        engine.close();
    }

    record Answer(int exitCode, String out, String err) {

        JsonNode json() {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    /** The engine in memory stands for every data directory. */
    private final class TestPlaces implements Places {

        @Override
        public Place open(KeepsakeConfig config) {
            URI url = config.client().url();
            if (url == null) {
                return new EnginePlace(config.project());
            }
            String key = config.client().apiKey() == null
                    ? null
                    : config.client().apiKey().value();
            return new UrlPlace(new RemoteMemories(url, key, Clock.systemUTC()));
        }
    }

    private final class EnginePlace implements Place, Upkeep {

        private final ProjectId project;

        EnginePlace(ProjectId project) {
            this.project = project;
        }

        @Override
        public Memories memories() {
            return engine.project(project);
        }

        @Override
        public JobUpkeep jobs() {
            return ofProject();
        }

        @Override
        public EmbedderUpkeep embedding() {
            return engine.embedding();
        }

        @Override
        public String name() {
            return "the engine in memory";
        }

        @Override
        public Upkeep upkeep() {
            return this;
        }

        @Override
        public EmbedderId embedder() {
            return new HashingEmbedder(64).id();
        }

        @Override
        public ApiKeyStore keys() {
            return store.keys();
        }

        @Override
        public dev.keepsake.api.Upkeep ofProject() {
            return engine.upkeep(project);
        }

        @Override
        public Projects projects() {
            return engine;
        }

        @Override
        public void reindex() {
            engine.reindex();
        }

        @Override
        public List<String> verify() {
            return engine.verify();
        }

        @Override
        public void close() {
            // the engine outlives the commands
        }
    }

    private record UrlPlace(RemoteMemories memories) implements Place {

        @Override
        public JobUpkeep jobs() {
            return memories.jobs();
        }

        @Override
        public EmbedderUpkeep embedding() {
            return memories.embedding();
        }

        @Override
        public boolean goesOn() {
            return true;
        }

        @Override
        public String name() {
            return "the server";
        }

        @Override
        public Upkeep upkeep() {
            throw KeepsakeException.invalid("This works on a data directory");
        }

        @Override
        public void close() {
            memories.close();
        }
    }
}
