package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.ConsolidateRequest;
import dev.keepsake.api.Consolidation;
import dev.keepsake.api.Consolidation.Finding;
import dev.keepsake.api.ConsolidationStep;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.OperationRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.UndoRequest;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.api.Upkeep;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.conversation.Message;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Retention;
import dev.keepsake.testkit.InvariantExtension;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConsolidationTest {

    private static final Scope ALICE = Scope.ofUser("alice");

    @Order(1)
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture(new EachLineIsAFact());

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(fixture::violations);

    @Test
    void ofTwoMemoriesThatSayTheSameOneStaysWithTheSourcesOfBoth() {
        MemoryId first = add(ALICE, "tom plays the oboe");
        MemoryId second = add(ALICE, "Tom plays the oboe.");

        Consolidation done = consolidate(ConsolidationStep.DUPLICATES);

        assertThat(done.findings()).containsExactly(new Finding.Duplicates(second, List.of(first)));
        assertThat(current()).extracting(Memory::text).containsExactly("Tom plays the oboe.");
        assertThat(current().getFirst().sources()).hasSize(2);
        assertThat(fixture.memories()
                        .history(new HistoryRequest(first))
                        .getLast()
                        .reason())
                .isEqualTo("a duplicate");
    }

    @Test
    void whatDiffersInANumberANegationATimeOrASpeakerIsNoDuplicate() {
        add(ALICE, "I have 2 cats.\nI have 3 cats.\nI like jazz.\nI don't like jazz.");
        add(ALICE, "Tom called in May 2023.\nTom called in May 2024.");
        fixture.memories()
                .add(AddRequest.of(ALICE, List.of(Message.user("I have 2 cats!").named("Ann"))));
        fixture.memories().add(AddRequest.of(ALICE, List.of(Message.assistant("I have 2 cats"))));
        fixture.memories().add(AddRequest.of(ALICE, "I have two cats").withAttributes(Attributes.of("topic", "pets")));
        fixture.memories().add(AddRequest.of(ALICE, "I HAVE 2 CATS").withAttributes(Attributes.of("topic", "pets")));

        assertThat(consolidate(ConsolidationStep.DUPLICATES).findings()).isEmpty();
    }

    @Test
    void aPieceOfASentenceIsJoinedWithWhatItBelongsTo() {
        add(ALICE, "Tom took the house.\nbecause it is nearer to the sea.\nHe likes it.");

        Consolidation done = consolidate(ConsolidationStep.FRAGMENTS);

        assertThat(done.findings()).hasSize(1);
        assertThat(current())
                .extracting(Memory::text)
                .containsExactlyInAnyOrder("Tom took the house because it is nearer to the sea.", "He likes it.");
        Memory joined = current().stream()
                .filter(memory -> !memory.links().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(joined.links())
                .extracting(Link::kind)
                .containsOnly(Link.Kind.MADE_FROM)
                .hasSize(2);
        assertThat(joined.sources()).hasSize(2);
    }

    @Test
    void differentAnswersInTwoSessionsAreReportedAndStay() {
        MemoryId one = add(ALICE.withRun("monday"), "I live in Lisbon.");
        MemoryId other = add(ALICE.withAgent("cook"), "I live in Porto.");
        add(Scope.ofUser("bob"), "I live in Rome.");

        Consolidation done =
                fixture.engine.upkeep(ProjectId.DEFAULT).consolidate(ConsolidateRequest.of(ALICE.withRun("monday")));

        assertThat(done.findings())
                .containsExactly(new Finding.Contradiction(List.of(one, other), Finding.Contradiction.Found.SLOT));
        assertThat(done.operation()).isNull();
    }

    @Test
    void aProfileNamesTheMemoriesItIsMadeOfAndIsWrittenAnewWhenTheyChange() {
        MemoryId home = add(ALICE, "I live in Lisbon.");
        add(ALICE, "I like jazz.\nTom is my brother.");
        consolidate(ConsolidationStep.PROFILE);
        Memory page = page();
        assertThat(page.text()).contains("I live in Lisbon. [", "I like jazz. [", "Tom is my brother. [");
        assertThat(page.links()).hasSize(3).contains(new Link(Link.Kind.MADE_FROM, home));
        assertThat(page.sources()).hasSize(3);

        add(ALICE, "I moved to Porto.");
        Consolidation again = consolidate(ConsolidationStep.PROFILE);

        assertThat(page().text()).contains("I moved to Porto.").doesNotContain("Lisbon");
        assertThat(again.findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.Profile.class,
                        profile -> assertThat(profile.replaced()).isEqualTo(page.id()));
    }

    @Test
    void whatWasDeletedDoesNotLiveOnInAProfile() {
        MemoryId home = add(ALICE, "I live in Lisbon.");
        add(ALICE, "I like jazz.\nTom is my brother.\nI have 2 cats.");
        consolidate(ConsolidationStep.PROFILE);

        fixture.memories().delete(new DeleteRequest(home));

        assertThat(all()).extracting(Memory::text).noneMatch(text -> text.contains("Lisbon"));
    }

    @Test
    void whatHasExpiredIsDeletedAfterTheGraceAndComesBackByAnUndo() {
        LocalDate last = LocalDate.parse("2026-01-20");
        MemoryId expiring = fixture.memories()
                .add(AddRequest.of(ALICE, "I stay at the Ritz.").expiringOn(last))
                .stored()
                .getFirst()
                .memory();
        Memory before = get(expiring);
        upkeep().configure(upkeep().settings().withRetention(new Retention(null, Duration.ofDays(5))));
        fixture.clock.advance(Duration.ofDays(8));
        assertThat(consolidate(ConsolidationStep.RETENTION).findings()).isEmpty();
        fixture.clock.advance(Duration.ofDays(3));

        Consolidation done = consolidate(ConsolidationStep.RETENTION);

        assertThat(done.findings()).containsExactly(new Finding.Outlived(expiring, Finding.Outlived.Reason.LAST_DAY));
        assertThat(all()).isEmpty();
        Operation undone = upkeep().undo(new UndoRequest(operation(done)));
        assertThat(undone.kind()).isEqualTo(Operation.Kind.UNDO);
        assertThat(undone.outcome().stored()).extracting(item -> item.kind()).containsExactly(ChangeKind.RESTORED);
        assertThat(get(expiring)).isEqualTo(before);
    }

    @Test
    void aConsolidationIsAnOperationThatCanBeAskedAbout() {
        add(ALICE, "Tom plays the oboe.\ntom plays the oboe");
        UUID id = operation(consolidate(ConsolidationStep.DUPLICATES));

        assertThat(fixture.memories().operation(new OperationRequest(id))).hasValueSatisfying(operation -> {
            assertThat(operation.kind()).isEqualTo(Operation.Kind.CONSOLIDATE);
            assertThat(operation.outcome().stored())
                    .extracting(item -> item.kind())
                    .containsExactly(ChangeKind.UPDATED, ChangeKind.SUPERSEDED);
        });
    }

    @Test
    void whatHasChangedSinceIsNotUndone() {
        add(ALICE, "Tom plays the oboe.\ntom plays the oboe");
        UUID id = operation(consolidate(ConsolidationStep.DUPLICATES));
        fixture.memories().update(UpdateRequest.text(current().getFirst().id(), "I like blues."));
        List<Memory> before = all();

        assertThatThrownBy(() -> upkeep().undo(new UndoRequest(id)))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFLICT));
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void onlyAConsolidationIsUndoneAndOnlyOnce() {
        UUID adding = fixture.memories()
                .add(AddRequest.of(ALICE, "Tom plays the oboe.\ntom plays the oboe"))
                .operation()
                .id();
        UUID id = operation(consolidate(ConsolidationStep.DUPLICATES));
        upkeep().undo(new UndoRequest(id));

        assertThatThrownBy(() -> upkeep().undo(new UndoRequest(id))).isInstanceOf(KeepsakeException.class);
        assertThatThrownBy(() -> upkeep().undo(new UndoRequest(adding)))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.INVALID_REQUEST));
        assertThatThrownBy(() -> upkeep().undo(new UndoRequest(new UUID(1, 2))))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.NOT_FOUND));
    }

    @Test
    void anEngineHasOneScheduleAndEndsIt() {
        fixture.engine.consolidateEvery(Duration.ofDays(1));
        assertThatThrownBy(() -> fixture.engine.consolidateEvery(Duration.ofDays(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    private MemoryId add(Scope scope, String text) {
        return fixture.memories()
                .add(AddRequest.of(scope, text))
                .stored()
                .getFirst()
                .memory();
    }

    private Consolidation consolidate(ConsolidationStep step) {
        return upkeep().consolidate(ConsolidateRequest.of(ALICE).withSteps(EnumSet.of(step)));
    }

    private static UUID operation(Consolidation done) {
        return java.util.Objects.requireNonNull(done.operation(), "something was changed");
    }

    private Upkeep upkeep() {
        return fixture.engine.upkeep(ProjectId.DEFAULT);
    }

    private Memory get(MemoryId id) {
        return fixture.memories().get(new GetRequest(id)).orElseThrow();
    }

    private Memory page() {
        return current().stream()
                .filter(memory -> memory.kind() == MemoryKind.SUMMARY)
                .findFirst()
                .orElseThrow();
    }

    private List<Memory> current() {
        return fixture.memories().list(ListRequest.of(ALICE)).items();
    }

    private List<Memory> all() {
        return fixture.memories()
                .list(new ListRequest(Reach.of(ALICE).withSuperseded(true).withExpired(true), PageRequest.first(100)))
                .items();
    }
}
