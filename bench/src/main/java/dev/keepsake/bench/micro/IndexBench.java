package dev.keepsake.bench.micro;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.bench.Directories;
import dev.keepsake.bench.MadeVectors;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.lucene.LuceneIndex;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.time.Deadline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

/** Fifty candidates from one user's hundred memories, however many others there are: by words, and by scanning vectors. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IndexBench {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PER_USER = 100;
    private static final int BATCH = 1000;
    private static final String[] WORDS = {
        "violin", "harbour", "ramen", "nurse", "canoe", "garden", "chess", "winter", "bakery", "tram", "novel", "piano"
    };

    @Param({"10000", "100000"})
    public int entries;

    private final Path directory = Directories.temporary("index");
    private final MadeVectors embedder = new MadeVectors();
    private final LuceneIndex index = LuceneIndex.open(directory, embedder.id());
    private final Embedding question = embed("violin in the garden");
    private final CandidateQuery query = new CandidateQuery(
            new Selection(ProjectId.DEFAULT, Scope.ofUser("user-7"), Filter.all(), Visibility.currentAt(TIME)),
            Set.of(EntryKind.MEMORY),
            50,
            Deadline.NONE);

    @Setup
    public void fill() {
        List<IndexUpdate> batch = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            batch.add(new IndexUpdate.Upsert(entry(i)));
            if (batch.size() == BATCH) {
                index.apply(batch, i + 1L);
                batch.clear();
            }
        }
        index.persist();
    }

    @TearDown
    public void close() {
        index.close();
        Directories.remove(directory);
    }

    private IndexEntry entry(int number) {
        MemoryId id = new MemoryId(new UUID(0, number));
        String text = WORDS[number % WORDS.length] + " and " + WORDS[number / 7 % WORDS.length] + " number " + number;
        Facets facets = new Facets(
                id.toString(),
                Scope.ofUser("user-" + number / PER_USER),
                text,
                null,
                Attributes.NONE,
                MemoryState.CURRENT,
                TIME,
                TIME,
                null);
        return new IndexEntry(new EntryKey.OfMemory(id), ProjectId.DEFAULT, facets, embed(text));
    }

    private Embedding embed(String text) {
        return embedder.embed(List.of(text), Purpose.PASSAGE, Deadline.NONE).getFirst();
    }

    @Benchmark
    public List<Candidate> scopedKeyword() {
        return index.matching(query, "violin in the garden");
    }

    @Benchmark
    public List<Candidate> exactScan() {
        return index.nearest(query, question);
    }
}
