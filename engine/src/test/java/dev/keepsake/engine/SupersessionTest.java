package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.RestoreRequest;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.conversation.Message;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Outcome;
import dev.keepsake.testkit.InvariantExtension;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of memories when newer statements contradict them; here every turn is a fact. */
class SupersessionTest {

    private static final Scope ALICE = Scope.ofUser("alice");
    private static final Instant JANUARY = Instant.parse("2024-01-10T10:00:00Z");
    private static final Instant MARCH = Instant.parse("2024-03-10T10:00:00Z");
    private static final Instant JUNE = Instant.parse("2024-06-10T10:00:00Z");

    @Order(1)
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture();

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(fixture::violations);

    @Test
    void aNewerValueClosesTheOlderOneWhereItBegins() {
        MemoryId lisbon = said(JANUARY, "I live in Lisbon.");
        MemoryId porto = said(MARCH, "I moved to Porto.");

        Memory closed = memory(lisbon);
        assertThat(closed.lifecycle().state()).isEqualTo(MemoryState.SUPERSEDED);
        assertThat(closed.lifecycle().supersededBy()).isEqualTo(porto);
        assertThat(closed.lifecycle().validity().from()).isEqualTo(JANUARY);
        assertThat(closed.lifecycle().validity().to()).isEqualTo(MARCH);
        assertThat(current()).containsExactly("I moved to Porto.");
        assertThat(history(lisbon))
                .containsExactly(
                        tuple(ChangeKind.ADDED, null),
                        tuple(ChangeKind.SUPERSEDED, "a newer statement says otherwise"));
    }

    @Test
    void theAnswerToTheAddNamesWhatItSuperseded() {
        MemoryId lisbon = said(JANUARY, "I live in Lisbon.");
        List<Outcome.Item> stored = add(ALICE, MARCH, Message.user("Correction: I live in Porto."));

        assertThat(stored)
                .extracting(Outcome.Item::kind, Outcome.Item::reason)
                .containsExactly(tuple(ChangeKind.ADDED, null), tuple(ChangeKind.SUPERSEDED, "corrected"));
        assertThat(stored.getLast().memory()).isEqualTo(lisbon);
    }

    @Test
    void anOlderStatementThatComesLateIsClosedAtBirth() {
        MemoryId porto = said(MARCH, "I live in Porto.");
        MemoryId lisbon = said(JANUARY, "I live in Lisbon.");

        assertThat(memory(porto).lifecycle().state()).isEqualTo(MemoryState.CURRENT);
        assertThat(memory(lisbon).lifecycle().state()).isEqualTo(MemoryState.SUPERSEDED);
        assertThat(memory(lisbon).lifecycle().supersededBy()).isEqualTo(porto);
        assertThat(memory(lisbon).lifecycle().validity().to()).isEqualTo(MARCH);
    }

    @Test
    void aStatementThatComesLateTakesItsPlaceBetweenTwoOthers() {
        MemoryId lisbon = said(JANUARY, "I live in Lisbon.");
        MemoryId oslo = said(JUNE, "I live in Oslo.");
        MemoryId porto = said(MARCH, "I live in Porto.");

        assertThat(memory(lisbon).lifecycle().supersededBy()).isEqualTo(porto);
        assertThat(memory(lisbon).lifecycle().validity().to()).isEqualTo(MARCH);
        assertThat(memory(porto).lifecycle().supersededBy()).isEqualTo(oslo);
        assertThat(memory(porto).lifecycle().validity().to()).isEqualTo(JUNE);
        assertThat(current()).containsExactly("I live in Oslo.");
    }

    @Test
    void whoMovesBackLivesThereAgain() {
        said(JANUARY, "I live in Lisbon.");
        said(MARCH, "I live in Porto.");
        MemoryId again = said(JUNE, "I live in Lisbon.");

        assertThat(memory(again).lifecycle().validity().from()).isEqualTo(JUNE);
        assertThat(current()).containsExactly("I live in Lisbon.");
    }

    @Test
    void theSameInOtherWordsIsKnownAlready() {
        MemoryId lisbon = said(JANUARY, "I live in Lisbon.");
        List<Outcome.Item> stored = add(ALICE, MARCH, Message.user("My home is in Lisbon."));

        assertThat(stored)
                .extracting(Outcome.Item::kind, Outcome.Item::memory, Outcome.Item::reason)
                .containsExactly(tuple(ChangeKind.UNCHANGED, lisbon, "the same is already known in other words"));
    }

    @Test
    void theSameWithMoreToItIsKeptBesideAndGoesWithIt() {
        said(JANUARY, "I live in Lisbon.");
        said(MARCH, "I live in Lisbon with my two brothers.");
        assertThat(current()).hasSize(2);

        said(JUNE, "I moved to Porto.");
        assertThat(current()).containsExactly("I moved to Porto.");
    }

    @Test
    void aDenialClosesWhatItDeniesAndNothingElse() {
        said(JANUARY, "I like jazz.");
        said(JANUARY, "I like opera.");
        said(MARCH, "I don't like jazz anymore.");

        assertThat(current()).containsExactlyInAnyOrder("I like opera.", "I don't like jazz anymore.");
    }

    @Test
    void theEndOfSomethingElseEndsNothing() {
        said(JANUARY, "I work at Acme.");
        said(MARCH, "I no longer work at Globex.");

        assertThat(current()).contains("I work at Acme.");
    }

    @Test
    void whatSomebodyElseSaysDoesNotReplaceTheOwnWord() {
        add(ALICE, JANUARY, Message.user("I live in Lisbon.").named("Tom"));
        add(ALICE, MARCH, Message.user("Tom lives in Rome.").named("Ana"));
        add(ALICE, JUNE, Message.user("Tom says he lives in Oslo.").named("Ana"));
        assertThat(current()).contains("I live in Lisbon.");

        add(ALICE, JUNE.plusSeconds(1), Message.user("I live in Porto.").named("Tom"));
        assertThat(current()).containsExactly("I live in Porto.");
    }

    @Test
    void aProgramSupersedesNothing() {
        said(JANUARY, "I live in Lisbon.");
        add(ALICE, MARCH, Message.user("Where do I live?"), Message.assistant("User lives in Rome."));

        assertThat(current()).contains("I live in Lisbon.");
    }

    @Test
    void turnsKeptAsTheyWereSaidSupersedeNothing() {
        for (String text : List.of("I live in Lisbon.", "I moved to Porto.")) {
            fixture.memories().add(AddRequest.of(ALICE, text).verbatim());
        }

        assertThat(current()).containsExactlyInAnyOrder("I live in Lisbon.", "I moved to Porto.");
    }

    @Test
    void anotherScopeIsNotTouched() {
        said(JANUARY, "I live in Lisbon.");
        add(Scope.ofUser("bob"), MARCH, Message.user("I live in Porto."));

        assertThat(current()).containsExactly("I live in Lisbon.");
    }

    @Test
    void statementsOfOneAddSupersedeEachOther() {
        add(
                ALICE,
                MARCH,
                Message.user("I live in Lisbon.").at(JANUARY),
                Message.user("I moved to Porto.").at(MARCH));

        assertThat(current()).containsExactly("I moved to Porto.");
    }

    @Test
    void aCorrectionWithoutASubjectIsAboutWhatHadTheValue() {
        said(JANUARY, "I live in Lisbon.");
        said(JANUARY, "I work at Acme.");
        said(MARCH, "Actually, it's Porto, not Lisbon.");

        assertThat(current()).containsExactlyInAnyOrder("I work at Acme.", "Actually, it's Porto, not Lisbon.");
    }

    @Test
    void restoringReopensAndTheNextChangeClosesIt() {
        MemoryId lisbon = said(JANUARY, "I live in Lisbon.");
        said(MARCH, "I moved to Porto.");
        Memory restored = fixture.memories().restore(new RestoreRequest(lisbon));

        assertThat(restored.lifecycle().state()).isEqualTo(MemoryState.CURRENT);
        assertThat(restored.lifecycle().supersededBy()).isNull();
        assertThat(restored.lifecycle().validity().from()).isEqualTo(JANUARY);
        assertThat(current()).containsExactlyInAnyOrder("I live in Lisbon.", "I moved to Porto.");
        assertThat(history(lisbon).getLast()).isEqualTo(tuple(ChangeKind.RESTORED, null));

        said(JUNE, "I moved to Oslo.");
        assertThat(memory(lisbon).lifecycle().state()).isEqualTo(MemoryState.SUPERSEDED);
    }

    @Test
    void restoringWhatIsCurrentChangesNothing() {
        MemoryId lisbon = said(JANUARY, "I live in Lisbon.");
        Memory before = memory(lisbon);

        assertThat(fixture.memories().restore(new RestoreRequest(lisbon))).isEqualTo(before);
        assertThat(history(lisbon)).hasSize(1);
    }

    private MemoryId said(Instant at, String text) {
        return add(ALICE, at, Message.user(text)).getFirst().memory();
    }

    private List<Outcome.Item> add(Scope scope, Instant at, Message... messages) {
        return fixture.memories()
                .add(AddRequest.of(scope, List.of(messages)).at(at))
                .stored();
    }

    private Memory memory(MemoryId id) {
        return fixture.memories().get(new GetRequest(id)).orElseThrow();
    }

    private List<String> current() {
        return fixture.memories().list(ListRequest.of(ALICE)).items().stream()
                .map(Memory::text)
                .toList();
    }

    private List<Tuple> history(MemoryId id) {
        return fixture.memories().history(new HistoryRequest(id)).stream()
                .map(entry -> tuple(entry.kind(), entry.reason()))
                .toList();
    }
}
