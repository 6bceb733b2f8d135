package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.api.Why;
import dev.keepsake.api.WhyRequest;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.InvariantExtension;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.time.AsOf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LookingBackTest {

    private static final Scope ALICE = Scope.ofUser("alice");
    private static final Instant JANUARY = Instant.parse("2024-01-10T12:00:00Z");
    private static final Instant MARCH = Instant.parse("2024-03-10T12:00:00Z");
    private static final Instant JUNE = Instant.parse("2024-06-10T12:00:00Z");

    @Order(1)
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture();

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(fixture::violations);

    @Test
    void aSearchFindsWhatWasTrueThen() {
        said(JANUARY, "I live in Lisbon.");
        said(MARCH, "I moved to Porto.");

        assertThat(found("Where do I live?", AsOf.validAt(JANUARY.plus(Duration.ofDays(3)))))
                .containsExactly("I live in Lisbon.");
        assertThat(found("Where do I live?", AsOf.validAt(JUNE))).containsExactly("I moved to Porto.");
        assertThat(found("Where do I live?", AsOf.validAt(JANUARY.minusSeconds(1))))
                .isEmpty();
    }

    @Test
    void aSearchFindsWhatWasBelievedThen() {
        said(JANUARY, "I live in Lisbon.");
        Instant believed = fixture.clock.instant();
        fixture.clock.advance(Duration.ofHours(1));
        said(MARCH, "I moved to Porto.");

        assertThat(found("Where do I live?", AsOf.knownAt(believed))).containsExactly("I live in Lisbon.");
        assertThat(found("Where do I live?", new AsOf(JUNE, believed))).containsExactly("I live in Lisbon.");
        assertThat(found("Where do I live?", AsOf.knownAt(fixture.clock.instant())))
                .containsExactly("I moved to Porto.");
    }

    @Test
    void aCorrectedTextIsFoundByTheWordsItHad() {
        MemoryId id = said(JANUARY, "Anna plays the oboe");
        Instant before = fixture.clock.instant();
        fixture.clock.advance(Duration.ofHours(1));
        fixture.memories().update(UpdateRequest.text(id, "Anna plays the bassoon"));

        assertThat(found("oboe", AsOf.knownAt(before))).containsExactly("Anna plays the oboe");
        assertThat(fixture.memories().get(new GetRequest(id, AsOf.knownAt(before))))
                .map(Memory::text)
                .contains("Anna plays the oboe");
    }

    @Test
    void turnsOfLaterAddsAreNotFoundInThePast() {
        said(JANUARY, "Anna plays the oboe");
        Instant before = fixture.clock.instant();
        fixture.clock.advance(Duration.ofHours(1));
        said(JANUARY, "Anna plays the flute");

        assertThat(hits("Anna", AsOf.knownAt(before), EntryKind.TURN))
                .extracting(Hit::text)
                .containsExactly("Anna plays the oboe");
    }

    @Test
    void whatWasDeletedDoesNotComeBack() {
        MemoryId id = said(JANUARY, "Anna plays the oboe");
        Instant before = fixture.clock.instant();
        fixture.clock.advance(Duration.ofHours(1));
        fixture.memories().delete(new DeleteRequest(id));

        assertThat(found("oboe", AsOf.knownAt(before))).isEmpty();
        assertThat(hits("oboe", AsOf.knownAt(before), EntryKind.TURN)).isEmpty();
        assertThat(fixture.memories().get(new GetRequest(id, AsOf.knownAt(before))))
                .isEmpty();
    }

    @Test
    void aMemoryIsNotThereWhenItWasNotTrue() {
        MemoryId id = said(MARCH, "Anna plays the oboe");

        assertThat(fixture.memories().get(new GetRequest(id, AsOf.validAt(JANUARY))))
                .isEmpty();
        assertThat(fixture.memories().get(new GetRequest(id, AsOf.validAt(JUNE))))
                .isPresent();
    }

    @Test
    void itIsSaidWhyAMemoryIsMissingInThePast() {
        said(JANUARY, "Anna plays the oboe");
        Instant before = fixture.clock.instant();
        fixture.clock.advance(Duration.ofHours(1));
        MemoryId later = said(MARCH, "Anna plays the flute");

        assertThat(why(later, AsOf.knownAt(before))).isEqualTo(new Why.OutOfReach(Why.OutOfReach.Reason.TIME));
        assertThat(why(later, AsOf.validAt(JANUARY))).isEqualTo(new Why.OutOfReach(Why.OutOfReach.Reason.TIME));
        assertThat(why(later, AsOf.validAt(JUNE))).isInstanceOf(Why.Returned.class);
    }

    @Test
    void thePastCannotBeDeleted() {
        Reach past = Reach.of(ALICE).asOf(AsOf.knownAt(JANUARY));

        assertThatThrownBy(() -> new DeleteAllRequest(past))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.INVALID_REQUEST));
    }

    @Test
    void anEngineWithoutTemporaryIndexesSaysSo() {
        EngineParts parts = EngineParts.over(
                new InMemoryStore(),
                new InMemoryIndex(),
                new HashingEmbedder(),
                new RuleExtractor(),
                fixture.clock,
                fixture.ids);
        try (MemoryEngine engine = MemoryEngine.start(parts)) {
            SearchRequest past = SearchRequest.of(Reach.of(ALICE).asOf(AsOf.knownAt(JANUARY)), "oboe");

            assertThatThrownBy(() -> engine.project(ProjectId.DEFAULT).search(past))
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFIGURATION));
        }
    }

    @Test
    void aListSeesTheStatesOfItsTime() {
        said(JANUARY, "I live in Lisbon.");
        Instant believed = fixture.clock.instant();
        fixture.clock.advance(Duration.ofHours(1));
        said(MARCH, "I moved to Porto.");

        assertThat(listed(AsOf.knownAt(believed))).containsExactly("I live in Lisbon.");
        assertThat(listed(AsOf.validAt(JANUARY))).containsExactly("I live in Lisbon.");
        assertThat(listed(AsOf.validAt(JUNE))).containsExactly("I moved to Porto.");
    }

    private MemoryId said(Instant at, String text) {
        return fixture.memories()
                .add(AddRequest.of(ALICE, text).at(at))
                .stored()
                .getFirst()
                .memory();
    }

    private List<String> found(String query, AsOf asOf) {
        return hits(query, asOf, EntryKind.MEMORY).stream().map(Hit::text).toList();
    }

    private List<Hit> hits(String query, AsOf asOf, EntryKind kind) {
        return fixture.memories()
                .search(SearchRequest.of(Reach.of(ALICE).asOf(asOf), query).returning(kind))
                .hits();
    }

    private List<String> listed(AsOf asOf) {
        ListRequest request = new ListRequest(Reach.of(ALICE).asOf(asOf), PageRequest.first(10));
        return fixture.memories().list(request).items().stream()
                .map(Memory::text)
                .toList();
    }

    private Why why(MemoryId id, AsOf asOf) {
        return fixture.memories()
                .why(new WhyRequest(id, SearchRequest.of(Reach.of(ALICE).asOf(asOf), "What does Anna play?")));
    }
}
