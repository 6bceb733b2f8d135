package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.Projection;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Memory;
import dev.keepsake.testkit.sample.HostileIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link KeywordIndex} does, whatever it makes of words. Where one entry has to be better than another it has the
 * later key, so that a tie does not pass for it.
 */
public abstract class KeywordIndexContract<I extends Projection & KeywordIndex> extends IndexFixture<I> {

    @Test
    void anEmptyIndexProposesNothing() {
        assertThat(index.matching(query(ALICE), "tea")).isEmpty();
    }

    @Test
    void entriesThatShareNoWordAreNotProposed() {
        IndexEntry tea = entry(ALICE, "Alice drinks jasmine tea");
        put(tea, entry(ALICE, "The flight leaves from Rome"));

        List<Candidate> candidates = index.matching(query(ALICE), "JASMINE, anyone?");

        assertThat(keys(candidates)).containsExactly(tea.key());
        assertThat(candidates.get(0).score()).isPositive();
        assertThat(index.matching(query(ALICE), "motorcycle")).isEmpty();
    }

    @Test
    void anEntryWithoutAVectorIsFoundByItsWords() {
        IndexEntry tea = entry(ALICE, "Alice drinks jasmine tea");
        put(new IndexEntry(tea.key(), PROJECT, tea.facets(), null));

        assertThat(keys(index.matching(query(ALICE), "jasmine"))).containsExactly(tea.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "  ", "...!", "\"", "\u0000", "()[]{}"})
    void aQuestionWithoutAWordProposesNothing(String question) {
        put(entry(ALICE, "Alice drinks jasmine tea?"));

        assertThat(index.matching(query(ALICE), question)).isEmpty();
    }

    @Test
    void rareWordsCountMoreThanCommonOnes() {
        IndexEntry common = entry(ALICE, "garden violin");
        IndexEntry rare = entry(ALICE, "garden zeppelin");
        put(rare, common);
        for (int i = 0; i < 10; i++) {
            put(entry(ALICE, "violin lesson"));
        }

        assertThat(keys(index.matching(query(ALICE), "violin zeppelin"))).startsWith(rare.key());
    }

    @Test
    void moreSharedWordsCountMore() {
        IndexEntry one = entry(ALICE, "jasmine violin garden");
        IndexEntry both = entry(ALICE, "jasmine zeppelin garden");
        put(one, both);

        assertThat(keys(index.matching(query(ALICE), "jasmine zeppelin"))).containsExactly(both.key(), one.key());
    }

    @Test
    void shortTextsCountMoreThanLongOnes() {
        IndexEntry verbose = entry(
                ALICE, "jasmine garden violin zeppelin harbour lantern marble orchard pebble quarry ribbon saddle");
        IndexEntry concise = entry(ALICE, "jasmine garden");
        put(verbose, concise);

        assertThat(keys(index.matching(query(ALICE), "jasmine"))).containsExactly(concise.key(), verbose.key());
    }

    @Test
    void equallyGoodEntriesComeInTheOrderOfTheirKeysAtEveryLimit() {
        List<EntryKey> expected = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            IndexEntry entry = i % 2 == 0 ? turnEntry(ALICE, "jasmine garden") : entry(ALICE, "jasmine garden");
            put(entry);
            expected.add(entry.key());
        }
        expected.sort(Comparator.comparing(EntryKey::text));

        for (int limit = 1; limit <= 10; limit++) {
            assertThat(keys(index.matching(query(PROJECT, ALICE, limit), "jasmine")))
                    .isEqualTo(expected.subList(0, Math.min(limit, 9)));
        }
    }

    @Test
    void theSpeakersNameIsAWordOfTheText() {
        Memory memory = data.memory(ALICE, "I moved to Oslo");
        IndexEntry spoken = entry(
                PROJECT,
                new Memory(
                        memory.id(),
                        ALICE,
                        memory.kind(),
                        memory.text(),
                        new Attribution(memory.attribution().role(), "Melanie"),
                        memory.attributes(),
                        List.of(),
                        memory.lifecycle()));
        put(spoken, entry(ALICE, "I moved to Oslo"));

        assertThat(keys(index.matching(query(ALICE), "Melanie"))).containsExactly(spoken.key());
    }

    @Test
    void onlyTheWantedKindsAreProposed() {
        IndexEntry memory = entry(ALICE, "jasmine");
        IndexEntry turn = turnEntry(ALICE, "jasmine");
        put(memory, turn);
        Selection selection = query(ALICE).selection();

        assertThat(keys(index.matching(query(selection, Set.of(EntryKind.MEMORY), 9), "jasmine")))
                .containsExactly(memory.key());
        assertThat(keys(index.matching(query(selection, Set.of(EntryKind.TURN), 9), "jasmine")))
                .containsExactly(turn.key());
    }

    @Test
    void onlyTheSelectedScopeAndProjectAreProposed() {
        IndexEntry alice = entry(ALICE, "jasmine");
        IndexEntry run = entry(ALICE.withRun("r"), "jasmine");
        put(alice, run, entry(BOB, "jasmine"), entry(OTHER_PROJECT, data.memory(ALICE, "jasmine")));

        assertThat(keys(index.matching(query(ALICE), "jasmine"))).containsExactlyInAnyOrder(alice.key(), run.key());
        assertThat(keys(index.matching(query(ALICE.withRun("r")), "jasmine"))).containsExactly(run.key());
    }

    @Test
    void supersededEntriesAreProposedOnlyWhenAskedFor() {
        Memory memory = data.memory(ALICE, "jasmine");
        IndexEntry superseded = entry(
                PROJECT, memory.withLifecycle(memory.lifecycle().superseded(data.now(), data.now(), memory.id())));
        put(superseded);
        Visibility all = Visibility.currentAt(data.now()).withSuperseded(true);

        assertThat(index.matching(query(ALICE), "jasmine")).isEmpty();
        assertThat(keys(index.matching(query(new Selection(PROJECT, ALICE, Filter.all(), all), BOTH, 9), "jasmine")))
                .containsExactly(superseded.key());
    }

    @Test
    void aReplacedEntryHasItsNewWordsOnly() {
        Memory memory = data.memory(ALICE, "jasmine");
        put(entry(PROJECT, memory));
        put(entry(PROJECT, memory.withText("zeppelin")));

        assertThat(index.matching(query(ALICE), "jasmine")).isEmpty();
        assertThat(index.matching(query(ALICE), "zeppelin")).hasSize(1);
    }

    @Test
    void replacedAndRemovedEntriesLeaveNoTraceInTheScores() {
        IndexEntry kept = entry(ALICE, "jasmine garden");
        Memory changing = data.memory(ALICE, "violin");
        put(kept, entry(PROJECT, changing));
        List<Candidate> before = index.matching(query(ALICE), "jasmine violin");

        for (int i = 0; i < 30; i++) {
            IndexEntry passing = entry(ALICE, "jasmine jasmine violin");
            put(passing, entry(PROJECT, changing.withText("jasmine violin " + i)));
            apply(new IndexUpdate.Remove(PROJECT, passing.key()));
        }
        put(entry(PROJECT, changing));

        assertThat(index.matching(query(ALICE), "jasmine violin")).isEqualTo(before);
    }

    @Test
    void aSearchAfterItsDeadlineIsRefused() {
        put(entry(ALICE, "jasmine"));

        assertThatThrownBy(() -> index.matching(tooLate(query(ALICE)), "jasmine"))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        late -> assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));
    }

    @ParameterizedTest
    @MethodSource("syntax")
    void nothingInAQuestionIsSyntax(String syntax) {
        IndexEntry jasmine = entry(ALICE, "jasmine garden");
        IndexEntry violin = entry(ALICE, "violin lesson");
        put(jasmine, violin);

        assertThat(keys(index.matching(query(ALICE), syntax + " jasmine"))).contains(jasmine.key());
        assertThat(keys(index.matching(query(ALICE), "jasmine " + syntax))).contains(jasmine.key());
        assertThat(keys(index.matching(query(ALICE), syntax))).doesNotContain(jasmine.key(), violin.key());
    }

    static Stream<String> syntax() {
        return Stream.concat(
                HostileIds.ids().stream().filter(id -> id.length() < 1000),
                Stream.of("-", "NOT", "AND NOT", "*:*", "jas*", "/v.*/", "jasmi~2", "[a TO z]", "zz OR", "((((", "\\"));
    }
}
