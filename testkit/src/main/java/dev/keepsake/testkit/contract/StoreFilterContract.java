package dev.keepsake.testkit.contract;

import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Page;
import dev.keepsake.testkit.sample.FilterCases;
import dev.keepsake.testkit.sample.PlanDraft;
import dev.keepsake.testkit.sample.RandomFilters;
import dev.keepsake.testkit.sample.Seed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** A store lists what {@link Filter#matches} says, however much of a filter it leaves to its engine. */
public abstract class StoreFilterContract extends StoreFixture {

    private static final Visibility EVEN_EXPIRED =
            Visibility.currentAt(Instant.parse("2026-01-15T12:00:00Z")).withExpired(true);

    @Test
    void everyShapeOfFilterListsWhatItMatches() {
        List<Memory> memories = FilterCases.memories(data);
        done(plan().add(memories.toArray(Memory[]::new)));
        Map<String, Filter> filters = FilterCases.filters(memories.get(0).id().toString());

        SoftAssertions softly = new SoftAssertions();
        filters.forEach((name, filter) -> softly.assertThat(list(filter, EVEN_EXPIRED))
                .as(name)
                .isEqualTo(expected(memories, filter, EVEN_EXPIRED)));
        softly.assertAll();
    }

    @Test
    void randomFiltersListWhatTheyMatch() {
        Seed seed = Seed.announcedFor(this);
        RandomFilters random = new RandomFilters(seed.random(), data);
        List<Memory> memories = Stream.generate(random::memory).limit(120).toList();
        PlanDraft draft = plan();
        memories.forEach(draft::add);
        done(draft);

        SoftAssertions softly = new SoftAssertions();
        IntStream.range(0, Seed.rounds(500)).forEach(round -> {
            Filter filter = random.filter(round % 4);
            Visibility visibility = EVEN_EXPIRED.withExpired(round % 2 == 0);
            softly.assertThat(list(filter, visibility))
                    .as("%s, round %s: %s", seed, round, filter)
                    .isEqualTo(expected(memories, filter, visibility));
        });
        softly.assertAll();
    }

    private Page<Memory> list(Filter filter, Visibility visibility) {
        return store.memories().list(new Selection(PROJECT, Scope.ANY, filter, visibility), EVERYTHING);
    }

    private static Page<Memory> expected(List<Memory> memories, Filter filter, Visibility visibility) {
        Selection selection = new Selection(PROJECT, Scope.ANY, filter, visibility);
        List<Memory> items = memories.stream()
                .filter(memory -> selection.includes(PROJECT, Facets.of(memory)))
                .sorted(StoreAnswers.NEWEST_FIRST)
                .toList();
        return new Page<>(items, items.size());
    }
}
