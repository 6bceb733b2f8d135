package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.Projection;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.sample.FilterCases;
import dev.keepsake.testkit.sample.RandomFilters;
import dev.keepsake.testkit.sample.Seed;
import dev.keepsake.time.AsOf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** An index proposes what {@link Filter#matches} says, and all of it, however much of a filter it leaves to its engine. */
public abstract class IndexFilterContract<I extends Projection> extends IndexFixture<I> {

    private static final Visibility EVEN_EXPIRED =
            Visibility.currentAt(Instant.parse("2026-01-15T12:00:00Z")).withExpired(true);

    /**
     * Everything the index proposes for a query.
     *
     * @param word a word that is in the text of every entry, for indexes that are asked in words
     */
    protected abstract List<Candidate> search(I searched, CandidateQuery query, String word);

    @Test
    void everyShapeOfFilterProposesWhatItMatches() {
        List<Memory> memories = FilterCases.memories(data);
        load(memories);
        Map<String, Filter> filters = FilterCases.filters(memories.get(0).id().toString());

        SoftAssertions softly = new SoftAssertions();
        filters.forEach((name, filter) -> softly.assertThat(proposed(filter, EVEN_EXPIRED))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(expected(memories, filter, EVEN_EXPIRED)));
        softly.assertAll();
    }

    @Test
    void randomFiltersProposeWhatTheyMatch() {
        Seed seed = Seed.announcedFor(this);
        RandomFilters random = new RandomFilters(seed.random(), data);
        List<Memory> memories = Stream.generate(random::memory).limit(120).toList();
        load(memories);

        SoftAssertions softly = new SoftAssertions();
        IntStream.range(0, Seed.rounds(500)).forEach(round -> {
            Filter filter = random.filter(round % 4);
            Visibility visibility = EVEN_EXPIRED.withExpired(round % 2 == 0);
            softly.assertThat(proposed(filter, visibility))
                    .as("%s, round %s: %s", seed, round, filter)
                    .containsExactlyInAnyOrderElementsOf(expected(memories, filter, visibility));
        });
        softly.assertAll();
    }

    @Test
    void whereItIsAskedWhatWasTrueAtAMomentOnlyThatIsProposed() {
        Instant noon = Instant.parse("2026-01-15T12:00:00.123456789Z");
        List<Memory> memories = new ArrayList<>();
        for (int from = -2; from <= 2; from++) {
            for (int to = from; to <= 3; to++) {
                Validity validity = new Validity(
                        noon.plus(Duration.ofNanos(700_000L * from)), noon.plus(Duration.ofNanos(700_000L * to)));
                memories.add(data.memory(ALICE, RandomFilters.COMMON_WORD).withLifecycle(replaced(validity)));
            }
        }
        memories.add(
                data.memory(ALICE, RandomFilters.COMMON_WORD).withLifecycle(replaced(new Validity(Instant.MIN, noon))));
        load(memories);

        SoftAssertions softly = new SoftAssertions();
        for (int step = -4; step <= 5; step++) {
            AsOf asOf = AsOf.validAt(noon.plus(Duration.ofMillis(step)));
            Visibility visibility = new Visibility(false, true, noon, asOf);
            softly.assertThat(proposed(Filter.all(), visibility))
                    .as("%s", asOf)
                    .containsExactlyInAnyOrderElementsOf(expected(memories, Filter.all(), visibility));
        }
        softly.assertAll();
    }

    private static Lifecycle replaced(Validity validity) {
        Instant at = Instant.parse("2026-01-10T12:00:00Z");
        return new Lifecycle(MemoryState.SUPERSEDED, validity, at, at, at, null, null);
    }

    private void load(List<Memory> memories) {
        List<IndexUpdate> updates = memories.stream()
                .map(memory -> (IndexUpdate) new IndexUpdate.Upsert(entry(PROJECT, memory)))
                .toList();
        apply(updates);
        assertThat(proposed(Filter.all(), EVEN_EXPIRED.withSuperseded(true))).hasSize(memories.size());
    }

    private List<EntryKey> proposed(Filter filter, Visibility visibility) {
        Selection selection = new Selection(PROJECT, Scope.ANY, filter, visibility);
        return keys(search(index, query(selection, BOTH, 1000), RandomFilters.COMMON_WORD));
    }

    private static List<EntryKey> expected(List<Memory> memories, Filter filter, Visibility visibility) {
        Selection selection = new Selection(PROJECT, Scope.ANY, filter, visibility);
        return memories.stream()
                .filter(memory -> selection.includes(PROJECT, Facets.of(memory)))
                .map(memory -> (EntryKey) new EntryKey.OfMemory(memory.id()))
                .toList();
    }
}
