package dev.keepsake.bench.micro;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The meaning of a filter, looked up once per memory that an index cannot decide by itself. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilterBench {

    private static final int MEMORIES = 1000;

    private final List<Facets> facets = facets();
    private final Filter filter = new Filter.And(List.of(
            new Filter.Or(List.of(
                    Filter.attribute("topic", Operator.EQ, new AttributeValue.Text("food")),
                    Filter.attribute("stars", Operator.GTE, AttributeValue.Number.of(4)))),
            new Filter.Condition(new Field.CreatedAt(), Operator.GTE, new AttributeValue.Text("2026-01-10")),
            new Filter.Not(Filter.attribute("topic", Operator.EQ, new AttributeValue.Text("work")))));

    private static List<Facets> facets() {
        List<Facets> facets = new ArrayList<>();
        String[] topics = {"food", "work", "music", "travel"};
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < MEMORIES; i++) {
            Instant created = start.plusSeconds(i * 3600L);
            facets.add(new Facets(
                    new UUID(0, i).toString(),
                    Scope.ofUser("user-" + i % 10),
                    "text " + i,
                    null,
                    Attributes.of("topic", topics[i % topics.length]).with("stars", AttributeValue.Number.of(i % 6)),
                    MemoryState.CURRENT,
                    created,
                    created,
                    null));
        }
        return facets;
    }

    @Benchmark
    @OperationsPerInvocation(MEMORIES)
    public int oneMemory() {
        int matching = 0;
        for (Facets one : facets) {
            matching += filter.matches(one) ? 1 : 0;
        }
        return matching;
    }
}
