package dev.keepsake.bench.micro;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.Memories;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.bench.Directories;
import dev.keepsake.bench.MadeVectors;
import dev.keepsake.conversation.Message;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.TimeOrderedIds;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.EntryKey;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a search costs after its signals have answered: 200 candidates each are fused, and ten hits read from the store. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FusionBench {

    private static final int CANDIDATES = 200;
    private static final Scope ADA = Scope.ofUser("ada");

    private final Path directory = Directories.temporary("fusion");
    private final MemoryEngine engine;
    private final Memories memories;

    public FusionBench() {
        FixedCandidates index = new FixedCandidates();
        Clock clock = Clock.systemUTC();
        engine = MemoryEngine.start(EngineParts.over(
                EmbeddedStore.open(directory),
                index,
                new MadeVectors(),
                new RuleExtractor(),
                clock,
                new TimeOrderedIds(clock)));
        memories = engine.project(ProjectId.DEFAULT);
        index.propose(candidates(0), candidates(CANDIDATES / 2));
    }

    /** Half of each list is in the other, too. */
    private List<Candidate> candidates(int from) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = from; i < from + CANDIDATES; i++) {
            AddResult added = memories.add(AddRequest.of(ADA, List.of(Message.user("memory number " + i)))
                    .verbatim()
                    .withIdempotencyKey("number-" + i));
            candidates.add(new Candidate(
                    new EntryKey.OfMemory(added.stored().getFirst().memory()), 1.0 / (1 + i - from)));
        }
        return candidates;
    }

    @Setup
    public void settle() {
        engine.catchUp();
    }

    @TearDown
    public void close() {
        engine.close();
        Directories.remove(directory);
    }

    @Benchmark
    public SearchResult fuseAndRead() {
        return memories.search(SearchRequest.of(ADA, "which number"));
    }
}
