package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.Nearest;
import dev.keepsake.index.Projection;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.index.VectorIndex.Of;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.Embedding;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.sample.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link VectorIndex} does. */
public abstract class VectorIndexContract<I extends Projection & VectorIndex> extends IndexFixture<I> {

    /** How far a score may be from the true cosine; an index that keeps vectors in fewer bits says how far it is off. */
    protected double tolerance() {
        return 1e-5;
    }

    @Test
    void anEmptyIndexProposesNothing() {
        assertThat(index.nearest(query(ALICE), question("tea"))).isEmpty();
    }

    @Test
    void theNearestComesFirstWithItsCosine() {
        IndexEntry tea = entry(ALICE, "alice drinks green tea");
        IndexEntry rome = entry(ALICE, "the flight to rome leaves at noon");
        put(rome, tea);

        List<Candidate> candidates = index.nearest(query(ALICE), question("alice drinks green tea"));

        assertThat(keys(candidates)).containsExactly(tea.key(), rome.key());
        assertThat(candidates.get(0).score()).isCloseTo(1, within(tolerance()));
    }

    @Test
    void oppositeVectorsScoreMinusOne() {
        Memory memory = data.memory(ALICE, "tea");
        Embedding embedding = question("tea");
        float[] opposite = embedding.vector().clone();
        for (int i = 0; i < opposite.length; i++) {
            opposite[i] = -opposite[i];
        }
        IndexEntry plain = entry(PROJECT, memory);
        put(new IndexEntry(plain.key(), PROJECT, plain.facets(), new Embedding(embedding.embedder(), opposite)));

        List<Candidate> candidates = index.nearest(query(ALICE), embedding);

        assertThat(candidates).hasSize(1);
        assertThat(candidates.get(0).score()).isCloseTo(-1, within(tolerance()));
    }

    @Test
    void anEntryWithoutAVectorIsNoCandidate() {
        IndexEntry plain = entry(ALICE, "alice drinks green tea");
        IndexEntry without = new IndexEntry(plain.key(), PROJECT, plain.facets(), null);
        put(without);
        assertThat(index.nearest(query(ALICE), question("green tea"))).isEmpty();
        IndexEntry rome = entry(ALICE, "the flight to rome leaves at noon");
        put(rome);

        assertThat(keys(index.nearest(query(ALICE), question("green tea")))).containsExactly(rome.key());
        assertThat(index.nearest(query(ALICE), question("green tea"), VectorIndex.Of.CONTEXT)
                        .entries())
                .isEqualTo(1);
        assertThat(index.censusOfEveryProject()).containsEntry(plain.key(), 1);
        put(plain);
        assertThat(keys(index.nearest(query(ALICE), question("green tea")))).containsExactly(plain.key(), rome.key());
    }

    @Test
    void equallyNearEntriesComeInTheOrderOfTheirKeysAtEveryLimit() {
        List<EntryKey> expected = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            IndexEntry entry = i % 2 == 0 ? turnEntry(ALICE, "the same words") : entry(ALICE, "the same words");
            put(entry);
            expected.add(entry.key());
        }
        expected.sort(Comparator.comparing(EntryKey::text));

        for (int limit = 1; limit <= 10; limit++) {
            assertThat(keys(index.nearest(query(PROJECT, ALICE, limit), question("the same words"))))
                    .isEqualTo(expected.subList(0, Math.min(limit, 9)));
        }
    }

    @Test
    void onlyTheWantedKindsAreProposed() {
        IndexEntry memory = entry(ALICE, "tea");
        IndexEntry turn = turnEntry(ALICE, "tea");
        put(memory, turn);
        Selection selection = query(ALICE).selection();

        assertThat(keys(index.nearest(query(selection, Set.of(EntryKind.MEMORY), 9), question("tea"))))
                .containsExactly(memory.key());
        assertThat(keys(index.nearest(query(selection, Set.of(EntryKind.TURN), 9), question("tea"))))
                .containsExactly(turn.key());
        assertThat(keys(index.nearest(query(selection, BOTH, 9), question("tea"))))
                .containsExactlyInAnyOrder(memory.key(), turn.key());
    }

    @Test
    void onlyTheSelectedScopeAndProjectAreProposed() {
        IndexEntry alice = entry(ALICE, "tea");
        IndexEntry run = entry(ALICE.withRun("r"), "tea");
        put(alice, run, entry(BOB, "tea"), entry(OTHER_PROJECT, data.memory(ALICE, "tea")));

        assertThat(keys(index.nearest(query(ALICE), question("tea"))))
                .containsExactlyInAnyOrder(alice.key(), run.key());
        assertThat(keys(index.nearest(query(ALICE.withRun("r")), question("tea"))))
                .containsExactly(run.key());
    }

    @Test
    void supersededEntriesAreProposedOnlyWhenAskedFor() {
        Memory memory = data.memory(ALICE, "tea");
        Memory old = memory.withLifecycle(memory.lifecycle().superseded(data.now(), data.now(), memory.id()));
        IndexEntry superseded = entry(PROJECT, old);
        put(superseded);
        Visibility current = Visibility.currentAt(data.now());

        assertThat(index.nearest(query(ALICE), question("tea"))).isEmpty();
        assertThat(keys(index.nearest(
                        query(new Selection(PROJECT, ALICE, Filter.all(), current.withSuperseded(true)), BOTH, 9),
                        question("tea"))))
                .containsExactly(superseded.key());
    }

    @Test
    void aReplacedEntryHasItsNewVectorOnly() {
        Memory memory = data.memory(ALICE, "tea");
        put(entry(PROJECT, memory));
        put(entry(PROJECT, memory.withText("a flight to rome")));

        assertThat(index.nearest(query(ALICE), question("a flight to rome")))
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.score()).isCloseTo(1, within(tolerance())));
        double cosine = cosine(question("tea"), question("a flight to rome"));
        assertThat(index.nearest(query(ALICE), question("tea")))
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.score()).isCloseTo(cosine, within(tolerance())));
    }

    @Test
    void removedEntriesAreNotProposed() {
        IndexEntry tea = entry(ALICE, "tea");
        IndexEntry milk = entry(ALICE, "milk");
        put(tea, milk);

        apply(new IndexUpdate.Remove(PROJECT, tea.key()));
        assertThat(keys(index.nearest(query(ALICE), question("tea")))).containsExactly(milk.key());

        apply(new IndexUpdate.RemoveProject(PROJECT));
        assertThat(index.nearest(query(ALICE), question("tea"))).isEmpty();
    }

    @Test
    void aSearchAfterItsDeadlineIsRefused() {
        put(entry(ALICE, "tea"));

        assertThatThrownBy(() -> index.nearest(tooLate(query(ALICE)), question("tea")))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        late -> assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));
    }

    @Test
    void theBestOfManyAreThoseThatComparingAllFinds() {
        Seed seed = Seed.announcedFor(this);
        Random dice = seed.random();
        InMemoryIndex reference = new InMemoryIndex();
        List<IndexUpdate> updates = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            IndexEntry plain = entry(i % 3 == 0 ? ALICE : BOB, "memory " + i);
            updates.add(new IndexUpdate.Upsert(
                    new IndexEntry(plain.key(), PROJECT, plain.facets(), randomEmbedding(dice))));
        }
        apply(updates);
        reference.apply(updates, updates.size());

        for (int i = 0; i < 50; i++) {
            Embedding question = randomEmbedding(dice);
            for (int limit : new int[] {1, 10, 133, 400}) {
                assertAsGood(
                        index.nearest(query(PROJECT, ALICE, limit), question),
                        reference.nearest(query(PROJECT, ALICE, 400), question),
                        limit,
                        seed);
            }
        }
    }

    @Test
    void inContextAnEntryIsComparedByItsSecondVectorOrByItsOwnWhereItHasNone() {
        IndexEntry answer = inContext(entry(ALICE, "yes, last year"), question("have you been to rome"));
        IndexEntry alone = entry(ALICE, "rome");
        put(answer, alone);

        Nearest inContext = index.nearest(query(ALICE), question("have you been to rome"), Of.CONTEXT);

        assertThat(keys(inContext.candidates())).containsExactly(answer.key(), alone.key());
        assertThat(inContext.candidates().getFirst().score()).isCloseTo(1, within(tolerance()));
        assertThat(inContext.candidates().getLast().score())
                .isCloseTo(
                        cosine(question("have you been to rome"), Objects.requireNonNull(alone.embedding())),
                        within(tolerance()));
        assertThat(index.nearest(query(ALICE), question("yes, last year"), Of.TEXT)
                        .candidates()
                        .getFirst()
                        .score())
                .isCloseTo(1, within(tolerance()));
    }

    @Test
    void whatIsTypicalIsTheCosineInTheMiddleOfAllSelectedWhateverTheLimit() {
        assertThat(index.nearest(query(ALICE), question("tea"), Of.TEXT)).isEqualTo(Nearest.NONE);
        Random dice = Seed.announcedFor(this).random();
        Embedding question = randomEmbedding(dice);
        for (Of which : Of.values()) {
            List<Double> cosines = new ArrayList<>();
            for (int i = 0; i < 31; i++) {
                IndexEntry entry = inContext(entry(ALICE, "memory " + i), randomEmbedding(dice));
                put(entry, entry(BOB, "memory " + i));
                Embedding compared =
                        which == Of.TEXT ? entry.embedding() : entry.features().inContext();
                cosines.add(cosine(question, Objects.requireNonNull(compared)));
            }
            Nearest nearest = index.nearest(query(PROJECT, ALICE, 1), question, which);
            cosines.sort(Comparator.naturalOrder());
            assertThat(nearest.entries()).isEqualTo(cosines.size());
            assertThat(nearest.typical()).isCloseTo(cosines.get(cosines.size() / 2), within(tolerance()));
            apply(new IndexUpdate.RemoveProject(PROJECT));
        }
    }

    @Test
    void aQuestionOfAnotherEmbedderIsRefused() {
        Embedding foreign = new HashingEmbedder(8).embed("tea");
        put(entry(ALICE, "tea"));

        assertThatThrownBy(() -> index.nearest(query(ALICE), foreign, Of.CONTEXT))
                .isInstanceOf(KeepsakeException.class);
    }

    private static IndexEntry inContext(IndexEntry plain, Embedding inContext) {
        return new IndexEntry(
                plain.key(),
                plain.project(),
                plain.facets(),
                plain.embedding(),
                plain.role(),
                plain.origins(),
                Features.NONE.withInContext(inContext));
    }

    /** As many as there are, each with its true score, in order, and none left out that is clearly better. */
    private void assertAsGood(List<Candidate> found, List<Candidate> all, int limit, Seed seed) {
        Map<EntryKey, Double> scores = new HashMap<>();
        all.forEach(candidate -> scores.put(candidate.key(), candidate.score()));
        int expected = Math.min(limit, all.size());

        assertThat(found).as(seed.toString()).hasSize(expected);
        assertThat(found).extracting(Candidate::key).as(seed.toString()).doesNotHaveDuplicates();
        assertThat(found)
                .as(seed.toString())
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Candidate::score).reversed());
        assertThat(found).as(seed.toString()).allSatisfy(candidate -> {
            double truth = Objects.requireNonNull(scores.get(candidate.key()));
            assertThat(candidate.score()).isCloseTo(truth, within(tolerance()));
            assertThat(truth).isGreaterThanOrEqualTo(all.get(expected - 1).score() - 2 * tolerance());
        });
    }

    private Embedding randomEmbedding(Random dice) {
        float[] vector = new float[data.embedder().id().dimension()];
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) dice.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return new Embedding(data.embedder().id(), vector);
    }

    private Embedding question(String text) {
        return data.embedder().embed(text);
    }

    private static double cosine(Embedding one, Embedding other) {
        double product = 0;
        for (int i = 0; i < one.vector().length; i++) {
            product += one.vector()[i] * other.vector()[i];
        }
        return product;
    }
}
