package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult.SignalReport;
import dev.keepsake.api.Signal;
import dev.keepsake.api.Why;
import dev.keepsake.api.Why.OutOfReach.Reason;
import dev.keepsake.api.WhyRequest;
import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.conversation.Message;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Outcome;
import dev.keepsake.testkit.InvariantExtension;
import dev.keepsake.time.AsOf;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What became of a memory in a search: every answer there is. */
class WhyTest {

    private static final Scope ALICE = Scope.ofUser("alice");
    private static final SearchRequest TEA = SearchRequest.of(ALICE, "Which tea does she like?");

    @Order(1)
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture();

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(fixture::violations);

    private final List<String> sentences = new ArrayList<>();

    /** The words of every memory here, none of which may be in an answer. */
    @AfterEach
    void noSentenceHoldsTheTextOfAMemory() {
        assertThat(sentences)
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(sentence)
                        .isNotBlank()
                        .doesNotContainIgnoringCase("tea")
                        .doesNotContainIgnoringCase("Lisbon"));
    }

    @Test
    void aMemoryThatIsReturnedIsAHitOfSomeRank() {
        MemoryId tea = said("I like green tea");
        said("I went swimming in the sea");

        Why why = why(tea, TEA);

        assertThat(why).isInstanceOfSatisfying(Why.Returned.class, returned -> {
            assertThat(returned.rank()).isOne();
            assertThat(returned.hit())
                    .isEqualTo(fixture.memories().search(TEA).hits().getFirst());
            assertThat(returned.hit().explanation().total())
                    .isCloseTo(returned.hit().score(), within(1e-12));
        });
    }

    @Test
    void aMemoryThatNobodyHasOrThatWasDeletedIsUnknown() {
        MemoryId deleted = said("I like green tea");
        fixture.memories().delete(new DeleteRequest(deleted));

        assertThat(why(deleted, TEA)).isInstanceOf(Why.Unknown.class);
        assertThat(why(new MemoryId(new UUID(4, 2)), TEA)).isInstanceOf(Why.Unknown.class);
    }

    @Test
    void aMemoryOfAnotherProjectIsUnknown() {
        MemoryId tea = said("I like green tea");

        Why why = fixture.memories("another").why(new WhyRequest(tea, TEA));

        sentences.add(why.sentence());
        assertThat(why).isInstanceOf(Why.Unknown.class);
    }

    @Test
    void aMemoryOfAnotherUserIsOutOfTheScope() {
        MemoryId tea = said("I like green tea");

        assertThat(why(tea, SearchRequest.of(Scope.ofUser("bob"), "tea"))).isEqualTo(new Why.OutOfReach(Reason.SCOPE));
    }

    @Test
    void aMemoryThatTheFilterLeavesOutIsOutOfReach() {
        MemoryId tea = said("I like green tea");
        Filter red = Filter.attribute("color", Operator.EQ, new AttributeValue.Text("red"));

        assertThat(why(tea, TEA.withFilter(red))).isEqualTo(new Why.OutOfReach(Reason.FILTER));
    }

    @Test
    void aMemoryPastItsLastDayIsExpired() {
        LocalDate today = LocalDate.ofInstant(fixture.clock.instant(), ZoneOffset.UTC);
        MemoryId tea = id(AddRequest.of(ALICE, "I like green tea").expiringOn(today));
        fixture.clock.advance(Duration.ofDays(1));

        assertThat(why(tea, TEA)).isEqualTo(new Why.OutOfReach(Reason.EXPIRED));
        assertThat(why(tea, TEA.withReach(TEA.reach().withExpired(true)))).isInstanceOf(Why.Returned.class);
    }

    @Test
    void aMemoryThatWasNotYetKnownIsOutOfTheTimeLookedBackTo() {
        fixture.clock.advance(Duration.ofDays(10));
        Instant before = fixture.clock.instant().minus(Duration.ofDays(5));
        MemoryId tea = said("I like green tea");

        assertThat(why(tea, TEA.withReach(TEA.reach().asOf(AsOf.knownAt(before)))))
                .isEqualTo(new Why.OutOfReach(Reason.TIME));
    }

    @Test
    void aMemoryThatWasNotTrueThenIsOutOfTheTimeLookedBackTo() {
        Instant now = fixture.clock.instant();
        MemoryId tea = said("I like green tea");

        assertThat(why(tea, TEA.withReach(TEA.reach().asOf(AsOf.validAt(now.minus(Duration.ofDays(5)))))))
                .isEqualTo(new Why.OutOfReach(Reason.TIME));
        assertThat(why(tea, TEA.withReach(TEA.reach().asOf(AsOf.validAt(now))))).isInstanceOf(Why.Returned.class);
    }

    @Test
    void aFactIsNoTurn() {
        MemoryId tea = said("I like green tea");

        assertThat(why(tea, TEA.returning(EntryKind.TURN))).isEqualTo(new Why.OutOfReach(Reason.KIND));
    }

    @Test
    void aTurnThatWasKeptAsItWasSaidIsReturnedAsATurn() {
        MemoryId tea = id(AddRequest.of(ALICE, "I like green tea").verbatim());

        assertThat(why(tea, TEA.returning(EntryKind.TURN)))
                .isInstanceOfSatisfying(
                        Why.Returned.class,
                        returned -> assertThat(returned.hit()).isInstanceOf(Hit.OfTurn.class));
    }

    @Test
    void aMemoryThatWasReplacedIsSupersededByAnotherUnlessThePastIsAskedFor() {
        MemoryId lisbon = id(AddRequest.of(ALICE, "I live in Lisbon.").at(Instant.parse("2024-01-10T10:00:00Z")));
        MemoryId porto = id(AddRequest.of(ALICE, "I moved to Porto.").at(Instant.parse("2024-03-10T10:00:00Z")));

        assertThat(why(lisbon, SearchRequest.of(ALICE, "Where does she live?"))).isEqualTo(new Why.Superseded(porto));
        assertThat(why(lisbon, SearchRequest.of(ALICE, "Where did she live before?")))
                .isInstanceOf(Why.Returned.class);
    }

    @Test
    void aMemoryThatSharesNothingIsNotProposed() {
        said("I like green tea");
        MemoryId sea = said("I went swimming");

        assertThat(why(sea, TEA.withRecipe(SearchRecipe.KEYWORD_ONLY))).isEqualTo(new Why.NotProposed(List.of()));
    }

    @Test
    void whatMightHaveProposedItIsNamed() {
        said("I like green tea");
        MemoryId sea = said("I went swimming");
        fixture.embedder.failNext(1);

        Why why = why(
                sea,
                TEA.withRecipe(
                        SearchRecipe.ofShares("two", java.util.Map.of(Signal.VECTOR, 1.0, Signal.KEYWORD, 1.0))));

        assertThat(why)
                .isInstanceOfSatisfying(
                        Why.NotProposed.class,
                        missed -> assertThat(missed.missing())
                                .extracting(SignalReport::signal, SignalReport::state)
                                .containsExactly(
                                        org.assertj.core.groups.Tuple.tuple(Signal.VECTOR, SignalReport.State.FAILED)));
        assertThat(why.sentence()).contains("vector failed");
    }

    @Test
    void aScoreMayBeBelowTheThreshold() {
        said("She likes tea, which tea does she like?!");
        MemoryId sea = said("I went swimming");

        assertThat(why(sea, TEA.withThreshold(0.9))).isInstanceOfSatisfying(Why.BelowThreshold.class, below -> {
            assertThat(below.score()).isLessThan(0.9);
            assertThat(below.threshold()).isEqualTo(0.9);
            assertThat(below.explanation().total()).isCloseTo(below.score(), within(1e-12));
        });
    }

    @Test
    void othersMayComeBeforeIt() {
        said("I like green tea");
        MemoryId sea = said("I went swimming");
        Hit first = fixture.memories().search(TEA.withLimit(1)).hits().getFirst();

        assertThat(why(sea, TEA.withLimit(1))).isInstanceOfSatisfying(Why.BelowCut.class, below -> {
            assertThat(below.rank()).isGreaterThan(1);
            assertThat(below.limit()).isOne();
            assertThat(below.lastScore()).isEqualTo(first.score());
            assertThat(below.score()).isLessThanOrEqualTo(below.lastScore());
        });
    }

    @Test
    void aBetterHitMaySayTheSame() {
        MemoryId one = id(AddRequest.of(ALICE, "I like green tea").verbatim());
        MemoryId other = id(AddRequest.of(ALICE, "I like green tea!").verbatim());

        assertThat(List.of(why(one, TEA), why(other, TEA)))
                .hasAtLeastOneElementOfType(Why.Returned.class)
                .hasAtLeastOneElementOfType(Why.Duplicate.class);
        assertThat(List.of(why(one, TEA), why(other, TEA)))
                .filteredOn(Why.Duplicate.class::isInstance)
                .singleElement()
                .isIn(
                        new Why.Duplicate(new EntryKey.OfMemory(one).text()),
                        new Why.Duplicate(new EntryKey.OfMemory(other).text()));
    }

    @Test
    void aBetterTurnMaySayTheSame() {
        MemoryId one = id(AddRequest.of(ALICE, "I like green tea").verbatim());
        MemoryId other = id(AddRequest.of(ALICE, "I like green tea!").verbatim());
        SearchRequest turns = TEA.returning(EntryKind.TURN);

        assertThat(List.of(why(one, turns), why(other, turns)))
                .hasAtLeastOneElementOfType(Why.Returned.class)
                .hasAtLeastOneElementOfType(Why.Duplicate.class);
    }

    @Test
    void theBudgetMayHaveNoRoomForIt() {
        MemoryId tea = said("I like green tea and black tea and white tea and every other tea that there is");

        assertThat(why(tea, TEA.withTokenBudget(5))).isInstanceOfSatisfying(Why.OutsideBudget.class, outside -> {
            assertThat(outside.rank()).isPositive();
            assertThat(outside.tokens()).isGreaterThan(5);
            assertThat(outside.budget()).isEqualTo(5);
        });
        assertThat(fixture.memories().search(TEA.withTokenBudget(5)).outsideBudget())
                .isOne();
    }

    private Why why(MemoryId id, SearchRequest request) {
        Why why = fixture.memories().why(new WhyRequest(id, request));
        sentences.add(why.sentence());
        return why;
    }

    private MemoryId said(String text) {
        return id(AddRequest.of(ALICE, List.of(Message.user(text))));
    }

    private MemoryId id(AddRequest request) {
        return fixture.memories().add(request).stored().stream()
                .map(Outcome.Item::memory)
                .findFirst()
                .orElseThrow();
    }
}
