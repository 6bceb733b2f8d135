package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.conversation.Turn;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Circumstances;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.testkit.sample.SampleData;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HitReaderTest {

    private static final Scope ALICE = Scope.ofUser("alice");

    private final SampleData sample = new SampleData();
    private final InMemoryStore store = new InMemoryStore();
    private final List<Ranked> ranked = new ArrayList<>();
    private final SearchRequest request = SearchRequest.of(ALICE, "what?");

    HitReaderTest() {
        store.embeddings().bind(sample.embedder().id());
    }

    @Test
    void theBestAreReadPortionByPortionUntilThereAreEnough() {
        for (int number = 0; number < 20; number++) {
            rank(stored(number + " is a number"), 1 - number / 100.0);
        }

        assertThat(texts(request, 7)).hasSize(7).startsWith("0 is a number").endsWith("6 is a number");
    }

    @Test
    void whatTheStoreNoLongerHasIsPassedOverForTheNext() {
        rank(new EntryKey.OfMemory(new MemoryId(new UUID(7, 7))), 0.9);
        rank(stored("kept"), 0.8);

        assertThat(texts(request, 1)).containsExactly("kept");
    }

    @Test
    void whatTheSelectionDoesNotIncludeIsPassedOver() {
        Memory foreign = sample.memory(Scope.ofUser("bob"), "bob's");
        sample.plan(store, ProjectId.DEFAULT).add(foreign).apply();
        rank(new EntryKey.OfMemory(foreign.id()), 0.9);
        rank(stored("alice's"), 0.8);

        assertThat(texts(request, 10)).containsExactly("alice's");
    }

    @Test
    void whatIsBelowTheThresholdIsLeftOut() {
        rank(stored("at it"), 0.5);
        rank(stored("below it"), 0.499);

        assertThat(texts(request.withThreshold(0.5), 10)).containsExactly("at it");
    }

    @Test
    void whatSaysTheSameAsABetterHitIsLeftOutAndNamed() {
        EntryKey first = rank(stored("I like tea"), 0.9);
        EntryKey second = rank(stored("i like tea!"), 0.8);
        rank(stored("I like cake"), 0.7);

        HitReader.Found found = find(request, 2);

        assertThat(found.hits()).extracting(Hit::text).containsExactly("I like tea", "I like cake");
        assertThat(found.duplicates()).containsOnlyKeys(second).containsValue(first);
    }

    @Test
    void aRecipeOfOneSignalShowsItsRankingAsItIs() {
        rank(stored("I like tea"), 0.9);
        rank(stored("i like tea!"), 0.8);

        assertThat(texts(request.withRecipe(SearchRecipe.KEYWORD_ONLY), 2))
                .containsExactly("I like tea", "i like tea!");
    }

    @Test
    void onlyHitsMakeOthersDuplicates() {
        rank(stored("a hit"), 0.9);
        rank(stored("a hit!"), 0.8);
        rank(stored("another hit"), 0.7);
        rank(stored("the last hit"), 0.6);
        rank(stored("beyond the cut"), 0.5);
        rank(stored("beyond the cut!"), 0.4);

        HitReader.Found found = find(request, 3);

        assertThat(found.hits()).extracting(Hit::text).containsExactly("a hit", "another hit", "the last hit");
        assertThat(found.duplicates().values())
                .allSatisfy(better ->
                        assertThat(found.hits()).extracting(HitReader::key).contains(better));
    }

    @Test
    void turnsAreReturnedWhenTheyAreWanted() {
        Turn turn = accepted("hello there");
        rank(new EntryKey.OfTurn(turn.id()), 0.9);
        rank(stored("a fact"), 0.8);

        assertThat(texts(request, 10)).containsExactly("a fact");
        assertThat(texts(request.returning(EntryKind.TURN), 10)).containsExactly("hello there");
        assertThat(texts(request.returning(EntryKind.TURN, EntryKind.MEMORY), 10))
                .containsExactly("hello there", "a fact");
    }

    @Test
    void aTurnKeptAsItWasSaidIsATurn() {
        Turn turn = accepted("hello there");
        Memory fact = sample.memory(ALICE, "hello there", turn);
        Memory verbatim = new Memory(
                fact.id(),
                ALICE,
                MemoryKind.VERBATIM,
                fact.text(),
                fact.attribution(),
                fact.attributes(),
                fact.sources(),
                fact.lifecycle());
        sample.plan(store, ProjectId.DEFAULT).add(verbatim).apply();
        rank(new EntryKey.OfMemory(verbatim.id()), 0.9);

        assertThat(find(request.returning(EntryKind.TURN), 10).hits())
                .hasOnlyElementsOfType(Hit.OfTurn.class)
                .hasSize(1);
        assertThat(find(request, 10).hits())
                .hasOnlyElementsOfType(Hit.OfMemory.class)
                .hasSize(1);
    }

    private EntryKey rank(EntryKey key, double score) {
        ranked.add(new Ranked(key, score, Circumstances.UNKNOWN, () -> new Explanation(List.of())));
        return key;
    }

    private EntryKey stored(String text) {
        Memory memory = sample.memory(ALICE, text);
        sample.plan(store, ProjectId.DEFAULT).add(memory).apply();
        return new EntryKey.OfMemory(memory.id());
    }

    private Turn accepted(String text) {
        Submission submission = sample.submission(ProjectId.DEFAULT, ALICE, text);
        store.episodes().accept(submission);
        return submission.episode().turns().getFirst();
    }

    private List<String> texts(SearchRequest asked, int count) {
        return find(asked, count).hits().stream().map(Hit::text).toList();
    }

    private HitReader.Found find(SearchRequest asked, int count) {
        Selection selection = new Selection(ProjectId.DEFAULT, ALICE, Filter.all(), Visibility.currentAt(sample.now()));
        return new HitReader(store, selection, asked).find(ranked, count);
    }
}
