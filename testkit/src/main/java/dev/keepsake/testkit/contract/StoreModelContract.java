package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.GraphQuery;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.testkit.sample.RandomFeatures;
import dev.keepsake.testkit.sample.RandomFilters;
import dev.keepsake.testkit.sample.Seed;
import dev.keepsake.time.AsOf;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A store that lives a random life beside the reference store answers as that one does, after every step. */
public abstract class StoreModelContract extends StoreFixture {

    private static final int STEPS = 150;

    @Test
    void afterEveryStepOfARandomLifeTheAnswersAreThoseOfTheReference() {
        Seed seed = Seed.announcedFor(this);
        Random dice = seed.random();
        Mentioned mentioned = new Mentioned();
        try (Store reference = new InMemoryStore()) {
            reference.embeddings().bind(data.embedder().id());
            RandomLife life = new RandomLife(dice, data, mentioned, reference);
            RandomFilters filters = new RandomFilters(dice, data);
            for (int i = 0; i < Seed.rounds(STEPS); i++) {
                String where = "step " + i + " of " + seed;
                RandomLife.Step step = life.next();
                assertThat(step.on(store)).as(where).isEqualTo(step.on(reference));
                assertSameAnswers(reference, mentioned, where);
                assertSameWalk(reference, walk(dice, filters), where);
                assertSamePage(reference, selection(dice, filters), new PageRequest(1 + dice.nextInt(3), 2), where);
            }
        }
    }

    private void assertSameAnswers(Store reference, Mentioned mentioned, String where) {
        Map<String, Object> expected = StoreAnswers.comparable(reference, mentioned);
        Map<String, Object> actual = StoreAnswers.comparable(store, mentioned);
        expected.forEach((question, answer) ->
                assertThat(actual.get(question)).as("%s: %s", where, question).isEqualTo(answer));
    }

    private void assertSamePage(Store reference, Selection selection, PageRequest page, String where) {
        assertThat(store.memories().list(selection, page))
                .as("%s: %s of %s", where, page, selection)
                .isEqualTo(reference.memories().list(selection, page));
    }

    private void assertSameWalk(Store reference, GraphQuery query, String where) {
        assertThat(store.graph().around(query))
                .as("%s: %s", where, query)
                .isEqualTo(reference.graph().around(query));
        assertThat(store.graph().list(query.selection(), 1, query.limit()))
                .as("%s: list of %s", where, query)
                .isEqualTo(reference.graph().list(query.selection(), 1, query.limit()));
    }

    private GraphQuery walk(Random dice, RandomFilters filters) {
        Selection plain = selection(dice, filters);
        Visibility seen = plain.visibility();
        Visibility visibility = new Visibility(seen.superseded(), dice.nextBoolean(), seen.now(), asOf(dice));
        Filter filter = dice.nextBoolean() ? Filter.all() : plain.filter();
        Selection selection = new Selection(plain.project(), plain.scope(), filter, visibility);
        RandomFeatures names = new RandomFeatures(dice, data.embedder());
        Set<String> entities = dice.nextInt(4) == 0
                ? Set.of()
                : Stream.of(names.canonicalName(), names.canonicalName()).collect(Collectors.toSet());
        return new GraphQuery(selection, entities, 1 + dice.nextInt(GraphQuery.DEEPEST), 1 + dice.nextInt(8));
    }

    private @Nullable AsOf asOf(Random dice) {
        return switch (dice.nextInt(4)) {
            case 0 -> AsOf.knownAt(earlier(dice));
            case 1 -> AsOf.validAt(earlier(dice));
            case 2 -> new AsOf(earlier(dice), earlier(dice));
            default -> null;
        };
    }

    private Instant earlier(Random dice) {
        Duration since = Duration.between(FakeClock.START, data.now());
        return FakeClock.START.plusSeconds(dice.nextLong(since.toSeconds() + 1));
    }

    private Selection selection(Random dice, RandomFilters filters) {
        ProjectId project = dice.nextBoolean() ? PROJECT : OTHER_PROJECT;
        Visibility visibility = Visibility.currentAt(data.now()).withSuperseded(dice.nextBoolean());
        return new Selection(project, dice.nextBoolean() ? ALICE : Scope.ANY, filters.filter(2), visibility);
    }
}
