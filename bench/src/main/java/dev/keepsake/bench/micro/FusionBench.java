package dev.keepsake.bench.micro;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.bench.Directories;
import dev.keepsake.bench.MadeVectors;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.TimeOrderedIds;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.index.EntryKey;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a search costs beside its indexes: the question is read, what fixed indexes propose is fused and judged, and ten hits
 * are read from the store.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class FusionBench {

    private static final Scope ADA = Scope.ofUser("ada");

    /** How many candidates each of the three large signals proposes. */
    @Param({"100", "300", "1000"})
    public int candidates;

    private final Path directory = Directories.temporary("fusion");
    private final FixedCandidates index = new FixedCandidates();
    private final MemoryEngine engine;
    private final Memories memories;

    public FusionBench() {
        Clock clock = Clock.systemUTC();
        engine = MemoryEngine.start(EngineParts.over(
                EmbeddedStore.open(directory),
                index,
                new MadeVectors(),
                new RuleExtractor(),
                clock,
                new TimeOrderedIds(clock)));
        memories = engine.project(ProjectId.DEFAULT);
    }

    @Setup
    public void fill() {
        MadeCandidates made = new MadeCandidates();
        for (int from = 0; from < 2 * candidates; from += MadeCandidates.TURNS) {
            Operation added =
                    memories.add(AddRequest.of(ADA, talk(from)).verbatim()).operation();
            List<Outcome.Item> stored = added.outcome().stored();
            for (int ordinal = 0; ordinal < stored.size(); ordinal++) {
                made.add(
                        new EntryKey.OfMemory(stored.get(ordinal).memory()),
                        new TurnId(new EpisodeId(added.id()), ordinal));
            }
        }
        index.propose(FixedCandidates.Proposed.of(made, candidates));
        engine.catchUp();
    }

    private static List<Message> talk(int from) {
        return IntStream.range(from, from + MadeCandidates.TURNS)
                .mapToObj(number -> Message.user("what was said in memory number " + number + " about the garden"))
                .toList();
    }

    @TearDown
    public void close() {
        engine.close();
        Directories.remove(directory);
    }

    @Benchmark
    public SearchResult fuseAndRead() {
        return memories.search(SearchRequest.of(ADA, FixedCandidates.QUESTION));
    }
}
