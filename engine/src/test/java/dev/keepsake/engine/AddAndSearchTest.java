package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.OperationRequest;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Message;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.testkit.InvariantExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AddAndSearchTest {

    private static final Scope ALICE = Scope.ofUser("alice");
    private static final Instant MAY = Instant.parse("2023-05-08T13:56:00Z");

    @Order(1)
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture();

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(fixture::violations);

    @Test
    void whatWasAddedIsFoundAtOnceWithItsSourcesAndHistory() {
        AddResult added = fixture.memories().add(AddRequest.of(ALICE, "I moved to Lisbon in spring"));

        Memory memory = search("Where is Lisbon").getFirst();
        assertThat(memory.text()).isEqualTo("I moved to Lisbon in spring");
        assertThat(memory.sources()).hasSize(1);
        assertThat(added.stored()).extracting(Outcome.Item::memory).containsExactly(memory.id());
        assertThat(fixture.memories().history(new HistoryRequest(memory.id())))
                .extracting(HistoryEntry::kind)
                .containsExactly(ChangeKind.ADDED);
    }

    @Test
    void verbatimAddsKeepEveryTurnExceptSystemMessagesAndSayWhatWasLeftOut() {
        AddResult added = fixture.memories()
                .add(AddRequest.of(
                                ALICE,
                                List.of(
                                        Message.of(dev.keepsake.conversation.Role.SYSTEM, "Be kind"),
                                        Message.user("Where do you live?"),
                                        Message.assistant("In the cloud")))
                        .verbatim());

        assertThat(added.stored()).extracting(Outcome.Item::text).containsExactly("Where do you live?", "In the cloud");
        assertThat(added.notStored()).extracting(Outcome.NotStored::reason).containsExactly("a system message");
    }

    @Test
    void theSameStatementIsKnownTheSecondTime() {
        fixture.memories().add(AddRequest.of(ALICE, "I like green tea"));
        AddResult again = fixture.memories().add(AddRequest.of(ALICE, "I like green tea"));

        assertThat(again.stored()).extracting(Outcome.Item::kind).containsExactly(ChangeKind.UNCHANGED);
        assertThat(listed()).containsExactly("I like green tea");
    }

    @Test
    void aRepeatedImportWithTimesChangesNothing() {
        AddRequest conversation = AddRequest.of(
                        ALICE,
                        List.of(Message.user("yes").at(MAY), Message.user("yes").at(MAY.plusSeconds(60))))
                .verbatim();
        fixture.memories().add(conversation);
        AddResult again = fixture.memories().add(conversation);

        assertThat(listed()).containsExactly("yes", "yes");
        assertThat(again.stored()).extracting(Outcome.Item::kind).containsOnly(ChangeKind.UNCHANGED);
    }

    @Test
    void withoutTimesAPersonMaySayYesTwice() {
        fixture.memories().add(AddRequest.of(ALICE, "yes").verbatim());
        fixture.memories().add(AddRequest.of(ALICE, "yes").verbatim());

        assertThat(listed()).containsExactly("yes", "yes");
    }

    @Test
    void anIdempotencyKeyReturnsTheFirstAnswer() {
        AddRequest request = AddRequest.of(ALICE, "I play the cello").withIdempotencyKey("k1");
        AddResult first = fixture.memories().add(request);
        AddResult second = fixture.memories().add(request);

        assertThat(second.replayed()).isTrue();
        assertThat(second.operation()).isEqualTo(first.operation());
        assertThat(listed()).hasSize(1);
    }

    @Test
    void anIdempotencyKeyOfAnotherRequestIsAConflict() {
        fixture.memories().add(AddRequest.of(ALICE, "I play the cello").withIdempotencyKey("k1"));

        assertThatThrownBy(() -> fixture.memories()
                        .add(AddRequest.of(ALICE, "I play chess").withIdempotencyKey("k1")))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        thrown -> assertThat(thrown.category()).isEqualTo(ErrorCategory.CONFLICT));
        assertThat(listed()).hasSize(1);
    }

    @Test
    void importedMemoriesCarryTheTimeAtWhichTheyWereSaid() {
        fixture.memories().add(AddRequest.of(ALICE, "I sold the car").at(MAY));

        Memory memory = search("car").getFirst();
        assertThat(memory.lifecycle().createdAt()).isEqualTo(MAY);
        assertThat(memory.lifecycle().validity().from()).isEqualTo(MAY);
    }

    @Test
    void aBackgroundAddIsPendingFirstAndSucceedsLater() {
        AddResult added =
                fixture.memories().add(AddRequest.of(ALICE, "I adopted a cat").withMode(AddRequest.Mode.BACKGROUND));
        assertThat(added.operation().state()).isEqualTo(Operation.State.PENDING);

        fixture.engine.drain();

        assertThat(fixture.memories()
                        .operation(new OperationRequest(added.operation().id())))
                .hasValueSatisfying(operation -> {
                    assertThat(operation.state()).isEqualTo(Operation.State.SUCCEEDED);
                    assertThat(operation.outcome().stored()).hasSize(1);
                });
    }

    @Test
    void theScoreOfEveryHitIsTheSumOfItsParts() {
        fixture.memories()
                .add(AddRequest.of(
                        ALICE, List.of(Message.user("I like tea"), Message.user("I hate coffee and like cake"))));

        var hits = fixture.memories()
                .search(SearchRequest.of(ALICE, "do I like tea"))
                .hits();
        assertThat(hits).isNotEmpty().allSatisfy(hit -> {
            assertThat(hit.explanation().total()).isCloseTo(hit.score(), within(1e-12));
            assertThat(hit.score()).isBetween(0.0, 1.0);
        });
    }

    @Test
    void aHitOfOneSignalAloneIsAHit() {
        fixture.memories().add(AddRequest.of(ALICE, "The code word is xylophone"));
        fixture.memories().add(AddRequest.of(ALICE, "I went swimming"));

        var hits = fixture.memories()
                .search(SearchRequest.of(ALICE, "xylophone").withRecipe(SearchRecipe.KEYWORD_ONLY))
                .hits();
        assertThat(hits).extracting(Hit::text).containsExactly("The code word is xylophone");
    }

    @Test
    void turnsAreReturnedWhenTheyAreAskedFor() {
        fixture.memories()
                .add(AddRequest.of(
                        ALICE, List.of(Message.user("Did I tell you about Rome?"), Message.user("I was in Rome"))));

        var turns = fixture.memories()
                .search(SearchRequest.of(ALICE, "Rome").returning(EntryKind.TURN))
                .hits();
        assertThat(turns)
                .hasOnlyElementsOfType(Hit.OfTurn.class)
                .extracting(Hit::text)
                .containsExactlyInAnyOrder("Did I tell you about Rome?", "I was in Rome");
    }

    @Test
    void anExpiredMemoryIsHiddenTheDayAfterItsLastDay() {
        fixture.memories()
                .add(AddRequest.of(ALICE, "My badge is valid")
                        .expiringOn(java.time.LocalDate.ofInstant(fixture.clock.instant(), java.time.ZoneOffset.UTC)));
        assertThat(search("badge")).hasSize(1);

        fixture.clock.advance(Duration.ofDays(1));
        assertThat(search("badge")).isEmpty();
        assertThat(listed()).isEmpty();
    }

    @Test
    void everythingIsFoundAgainAfterTheIndexWasLost() {
        fixture.memories().add(AddRequest.of(ALICE, "I moved to Lisbon in spring"));
        fixture.restartWithEmptyIndex();

        assertThat(search("Lisbon")).hasSize(1);
    }

    private List<Memory> search(String question) {
        return fixture.memories().search(SearchRequest.of(ALICE, question)).hits().stream()
                .map(hit -> ((Hit.OfMemory) hit).memory())
                .toList();
    }

    private List<String> listed() {
        return fixture.memories().list(ListRequest.of(ALICE)).items().stream()
                .map(Memory::text)
                .toList();
    }
}
