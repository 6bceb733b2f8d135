package dev.keepsake.bench.micro;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.bench.Directories;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Handling;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Acceptance;
import dev.keepsake.store.Submission;
import dev.keepsake.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Durable acceptances of one-turn episodes per second: by one caller, and by many who share commits. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class GroupCommitBench {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final Path directory = Directories.temporary("commit");
    private final EmbeddedStore store = EmbeddedStore.open(directory);

    @TearDown
    public void close() {
        store.close();
        Directories.remove(directory);
    }

    @Benchmark
    @Threads(1)
    public Acceptance oneCaller() {
        return store.episodes().accept(submission());
    }

    @Benchmark
    @Threads(16)
    public Acceptance sixteenCallers() {
        return store.episodes().accept(submission());
    }

    private static Submission submission() {
        EpisodeId id = new EpisodeId(UUID.randomUUID());
        Turn turn = new Turn(
                new TurnId(id, 0), Role.USER, null, "I moved to Lisbon.", TIME, id.toString(), Attributes.NONE);
        Episode episode = new Episode(id, ProjectId.DEFAULT, Scope.ofUser("ada"), List.of(turn), TIME);
        return new Submission(episode, Handling.VERBATIM, Attributes.NONE, null, null);
    }
}
