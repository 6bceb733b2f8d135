package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.conversation.Turn;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.sample.PlanDraft;
import dev.keepsake.time.AsOf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link dev.keepsake.store.Store} answers when it is asked how things were. */
public abstract class PastContract extends StoreFixture {

    @Test
    void aMemoryHadTheTextOfItsTime() {
        Memory tea = added(ALICE, "tea");
        Instant first = data.now();
        PlanDraft rewording = plan().reword(tea, "green tea");
        Memory reworded = rewording.plan().changes().getFirst().after();
        done(rewording);
        Instant second = data.now();
        done(plan().reword(reworded, "jasmine tea"));

        assertThat(asKnown(first, tea)).containsExactly(tea);
        assertThat(asKnown(second, tea)).containsExactly(reworded);
        assertThat(listedAsKnown(second)).containsExactly(reworded);
        assertThat(asKnown(data.now(), tea)).isEqualTo(get(tea.id()));
    }

    @Test
    void aMemoryWasNotThereBeforeItWasLearnedWhateverTimeItCarries() {
        Memory old = data.memory(ALICE, "tea");
        Instant carried = data.now();
        data.tick();
        Instant before = data.now();
        done(plan().add(old));

        assertThat(old.lifecycle().createdAt()).isEqualTo(carried);
        assertThat(asKnown(before, old)).isEmpty();
        assertThat(listedAsKnown(before)).isEmpty();
        assertThat(listedAsKnown(data.now())).containsExactly(old);
    }

    @Test
    void aSupersededMemoryWasCurrentBeforeAndOpenEnded() {
        Memory rome = added(ALICE, "lives in Rome");
        Instant before = data.now();
        Memory oslo = data.memory(ALICE, "lives in Oslo");
        PlanDraft superseding = plan().add(oslo).supersede(rome, oslo, "newer");
        Memory closed = superseding.plan().changes().getLast().after();
        done(superseding);

        assertThat(listedAsKnown(before)).containsExactly(rome);
        assertThat(asKnown(before, rome).getFirst().lifecycle().validity().to()).isEqualTo(Validity.OPEN_ENDED);
        assertThat(listedAsKnown(data.now())).containsExactly(oslo);
        assertThat(asKnown(data.now(), rome)).containsExactly(closed);
    }

    @Test
    void aRestoredMemoryWasSupersededInBetween() {
        Memory rome = added(ALICE, "lives in Rome");
        Memory oslo = data.memory(ALICE, "lives in Oslo");
        PlanDraft superseding = plan().add(oslo).supersede(rome, oslo, "newer");
        Memory closed = superseding.plan().changes().getLast().after();
        done(superseding);
        Instant between = data.now();
        done(plan().restore(closed));

        Memory then = asKnown(between, rome).getFirst();
        assertThat(then.lifecycle().state()).isEqualTo(MemoryState.SUPERSEDED);
        assertThat(then.lifecycle().closedAt()).isEqualTo(superseding.plan().at());
        assertThat(listedAsKnown(between)).containsExactly(oslo);
    }

    @Test
    void whatIsDeletedDoesNotComeBack() {
        Memory tea = added(ALICE, "tea");
        Memory coffee = added(ALICE, "coffee");
        Instant before = data.now();
        done(plan().delete(tea));

        assertThat(asKnown(before, tea)).isEmpty();
        assertThat(listedAsKnown(before)).containsExactly(coffee);
    }

    @Test
    void otherProjectsAndOwnersHaveTheirOwnPast() {
        Memory hers = added(ALICE, "tea");
        Memory his = added(BOB, "tea");
        Memory elsewhere = added(OTHER_PROJECT, ALICE, "tea");
        Instant moment = data.now();
        done(plan().reword(hers, "green tea"));

        assertThat(asKnown(moment, his, elsewhere, hers)).containsExactly(his, hers);
        assertThat(listedAsKnown(moment)).containsExactly(hers);
    }

    @Test
    void filtersAskWhatWasThereThen() {
        Memory tea = added(ALICE, "tea");
        added(ALICE, "coffee");
        Instant before = data.now();
        done(plan().reword(tea, "cocoa"));
        Filter isTea = new Filter.Condition(new Field.Text(), Operator.EQ, new AttributeValue.Text("tea"));

        assertThat(past(isTea, AsOf.knownAt(before), EVERYTHING).items()).containsExactly(tea);
        assertThat(past(isTea, AsOf.knownAt(data.now()), EVERYTHING).items()).isEmpty();
    }

    @Test
    void pagesOfThePastAreNewestFirstAndCounted() {
        Memory first = added(ALICE, "one");
        Memory second = added(ALICE, "two");
        Memory third = added(ALICE, "three");
        Instant moment = data.now();
        added(ALICE, "four");

        Page<Memory> page = past(Filter.all(), AsOf.knownAt(moment), new PageRequest(2, 2));

        assertThat(page.items()).containsExactly(first);
        assertThat(page.total()).isEqualTo(3);
        assertThat(listedAsKnown(moment)).containsExactly(third, second, first);
    }

    @Test
    void whatWasTrueAtAMomentIsFoundThoughItWasReplacedSince() {
        Memory rome = added(ALICE, "lives in Rome");
        Instant whileRome = rome.lifecycle().validity().from().plusMillis(1);
        Instant believed = data.now();
        Memory oslo = data.memory(ALICE, "lives in Oslo");
        Instant fromOslo = oslo.lifecycle().validity().from();
        PlanDraft superseding = plan().add(oslo).supersede(rome, oslo, "newer");
        Memory closed = superseding.plan().changes().getLast().after();
        done(superseding);

        assertThat(validAt(whileRome)).containsExactly(closed);
        assertThat(validAt(fromOslo)).containsExactly(oslo);
        assertThat(validAt(rome.lifecycle().validity().from().minus(Duration.ofDays(1))))
                .isEmpty();
        assertThat(past(Filter.all(), new AsOf(fromOslo, believed), EVERYTHING).items())
                .containsExactly(rome);
        assertThat(past(Filter.all(), new AsOf(whileRome, data.now()), EVERYTHING)
                        .items())
                .containsExactly(closed);
    }

    @Test
    void turnsAreThereFromTheEndOfTheirAdd() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "tea"));
        Instant received = data.now();
        PlanDraft concluding =
                plan().index(submission.episode().turns().getFirst()).conclude(submission);
        done(concluding);

        assertThat(store.episodes().indexed(selection(Filter.all(), AsOf.knownAt(received))))
                .isEmpty();
        assertThat(store.episodes().indexed(selection(Filter.all(), AsOf.knownAt(data.now()))))
                .containsExactly(submission.episode().turns().getFirst().id());
    }

    @Test
    void entriesAreThoseTheIndexesHold() {
        Submission submission = accepted(data.submission(PROJECT, ALICE, "said"));
        Memory kept = data.memory(ALICE, "tea");
        Memory gone = data.memory(ALICE, "coffee");
        Turn turn = submission.episode().turns().getFirst();
        done(plan().add(kept, gone).index(turn).conclude(submission));
        done(plan().delete(gone));

        List<IndexEntry> entries =
                store.log().entries(PROJECT, List.of(key(kept), key(kept), key(gone), new EntryKey.OfTurn(turn.id())));

        assertThat(entries)
                .extracting(IndexEntry::key)
                .containsExactlyInAnyOrder(key(kept), new EntryKey.OfTurn(turn.id()));
        assertThat(store.log().entries(OTHER_PROJECT, List.of(key(kept)))).isEmpty();
    }

    private static EntryKey key(Memory memory) {
        return new EntryKey.OfMemory(memory.id());
    }

    private List<Memory> asKnown(Instant moment, Memory... memories) {
        return store.memories()
                .asKnown(PROJECT, List.of(memories).stream().map(Memory::id).toList(), moment);
    }

    private List<Memory> listedAsKnown(Instant moment) {
        return past(Filter.all(), AsOf.knownAt(moment), EVERYTHING).items();
    }

    private List<Memory> validAt(Instant moment) {
        return past(Filter.all(), AsOf.validAt(moment), EVERYTHING).items();
    }

    private Page<Memory> past(Filter filter, AsOf asOf, PageRequest page) {
        return store.memories().list(selection(filter, asOf), page);
    }

    private Selection selection(Filter filter, AsOf asOf) {
        return new Selection(PROJECT, ALICE, filter, new Visibility(false, false, data.now(), asOf));
    }
}
