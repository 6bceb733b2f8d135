package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.api.RelationsRequest;
import dev.keepsake.api.RestoreRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.graph.Relation;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.sample.HostileIds;
import dev.keepsake.testkit.sample.StatingExtractor;
import dev.keepsake.time.AsOf;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of relations wherever memories are kept. The memories are to be read by a {@link StatingExtractor}. */
public abstract class RelatedMemoriesContract {

    private static final Scope ALICE = Scope.ofUser("alice");
    private static final Scope BOB = Scope.ofUser("bob");
    private static final Instant JANUARY = Instant.parse("2024-01-10T12:00:00Z");
    private static final Instant MARCH = Instant.parse("2024-03-10T12:00:00Z");

    /** Memories of an empty project, read by a {@link StatingExtractor}. */
    protected abstract Memories memories();

    /** What must always hold and does not. */
    protected abstract List<String> violations();

    @Test
    void aStatementSaysHowSomebodyStandsToSomebody() {
        said(ALICE, JANUARY, "My sister Anna lives in Oslo.");

        assertThat(current(ALICE)).containsExactlyInAnyOrder("Anna sibling_of user", "Anna lives_in Oslo");
        assertThat(violations()).isEmpty();
    }

    @Test
    void aContradictionClosesARelationAndDeletesNone() {
        said(ALICE, JANUARY, "I live in Lisbon.");
        said(ALICE, MARCH, "I moved to Porto.");

        assertThat(current(ALICE)).containsExactly("user lives_in Porto");
        assertThat(memories().relations(everything(ALICE)))
                .filteredOn(relation -> relation.object().equals("lisbon"))
                .singleElement()
                .satisfies(relation -> {
                    assertThat(relation.state()).isEqualTo(MemoryState.SUPERSEDED);
                    assertThat(relation.validity()).isEqualTo(new Validity(JANUARY, MARCH));
                });
    }

    @Test
    void restoringAMemoryOpensItsRelationsAgain() {
        MemoryId lisbon = said(ALICE, JANUARY, "I live in Lisbon.");
        said(ALICE, MARCH, "I moved to Porto.");

        memories().restore(new RestoreRequest(lisbon));

        assertThat(current(ALICE)).containsExactlyInAnyOrder("user lives_in Lisbon", "user lives_in Porto");
        assertThat(memories().relations(RelationsRequest.of(ALICE)))
                .allSatisfy(relation -> assertThat(relation.validity().to()).isEqualTo(Validity.OPEN_ENDED));
    }

    @Test
    void deletingAMemoryTakesItsRelationsAway() {
        MemoryId anna = said(ALICE, JANUARY, "My sister Anna lives in Oslo.");
        said(ALICE, MARCH, "Tom works at Acme.");

        memories().delete(new DeleteRequest(anna));

        assertThat(relations(everything(ALICE))).containsExactly("Tom works_at Acme");
        assertThat(violations()).isEmpty();
    }

    @Test
    void aCorrectionIsReadAgain() {
        MemoryId lisbon = said(ALICE, JANUARY, "I live in Lisbon.");

        memories().update(UpdateRequest.text(lisbon, "I live in Braga."));

        assertThat(relations(everything(ALICE))).containsExactly("user lives_in Braga");
        assertThat(violations()).isEmpty();
    }

    @Test
    void whatWasTrueAtAMomentCanBeAskedFor() {
        said(ALICE, JANUARY, "I live in Lisbon.");
        said(ALICE, MARCH, "I moved to Porto.");

        Reach then = Reach.of(ALICE).asOf(AsOf.validAt(JANUARY.plusSeconds(60)));
        assertThat(relations(new RelationsRequest(then, PageRequest.first(10))))
                .containsExactly("user lives_in Lisbon");
        assertThat(around(SearchRequest.of(then, "Where do I live?"), 2)).containsExactly("user lives_in Lisbon");
    }

    @Test
    void aSearchFollowsAsManyRelationsAsItIsAskedTo() {
        said(ALICE, JANUARY, "Anna works at Acme.");
        said(ALICE, JANUARY, "Jonas works at Acme.");
        said(ALICE, JANUARY, "Jonas lives in Ghent.");
        SearchRequest question = SearchRequest.of(ALICE, "What does Anna do?").withLimit(1);

        assertThat(around(question, 0)).isEmpty();
        // The hit leads to Acme as well, so that what is one step from there is near, too.
        assertThat(around(question, 1)).containsExactlyInAnyOrder("Anna works_at Acme", "Jonas works_at Acme");
        assertThat(around(question, 2))
                .containsExactlyInAnyOrder("Anna works_at Acme", "Jonas works_at Acme", "Jonas lives_in Ghent");
    }

    @Test
    void twoUsersWhoKnowSomebodyOfTheSameNameNeverMeet() {
        said(ALICE, JANUARY, "My friend Sam lives in Rome.");
        said(BOB, JANUARY, "My friend Sam lives in Oslo.");

        assertThat(around(SearchRequest.of(ALICE, "Where does Sam live?"), 5))
                .containsExactlyInAnyOrder("Sam lives_in Rome", "Sam friend_of user");
        assertThat(memories()
                        .search(SearchRequest.of(Reach.everythingInTheProject(), "Who lives in Rome?")
                                .withLimit(1)
                                .withRelations(5))
                        .relations())
                .allSatisfy(found -> assertThat(found.relation().scope()).isEqualTo(ALICE));
    }

    @Test
    void aNameIsRecognisedAsThatOfSomebodyKnown() {
        said(ALICE, JANUARY, "Caroline Smith works at Acme.");
        said(ALICE, MARCH, "Caroline lives in Ghent.");

        assertThat(current(ALICE))
                .containsExactlyInAnyOrder("Caroline Smith works_at Acme", "Caroline Smith lives_in Ghent");
    }

    @Test
    void namesThatMeanHarmAreNames() {
        List<String> names = HostileIds.ids().stream()
                .filter(id -> id.codePoints().anyMatch(Character::isLetter))
                .limit(40)
                .toList();
        for (String name : names) {
            said(ALICE, JANUARY, "! " + name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip() + " -> knows -> Zora");
        }

        List<Relation> found = memories().relations(new RelationsRequest(Reach.of(ALICE), PageRequest.first(1_000)));
        assertThat(found).isNotEmpty().allSatisfy(relation -> {
            assertThat(relation.mention().predicate()).isEqualTo("knows");
            assertThat(relation.object()).isEqualTo("zora");
        });
        assertThat(around(SearchRequest.of(BOB, "Who knows Zora?"), 5)).isEmpty();
        assertThat(violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void relationsAreThoseOfTheMemoriesThatAreThere(long seed) {
        RelatedLife life = new RelatedLife(memories(), ALICE, seed);
        for (int step = 0; step < 30; step++) {
            life.step();
            assertThat(life.relations(false)).isEqualTo(life.ofMemories(false));
            assertThat(life.relations(true)).isEqualTo(life.ofMemories(true));
        }
        assertThat(violations()).isEmpty();
    }

    private MemoryId said(Scope scope, Instant at, String text) {
        return memories()
                .add(AddRequest.of(scope, text).at(at))
                .stored()
                .getLast()
                .memory();
    }

    private Set<String> current(Scope scope) {
        return relations(RelationsRequest.of(scope));
    }

    private Set<String> relations(RelationsRequest request) {
        return memories().relations(request).stream()
                .map(relation -> words(relation.mention()))
                .collect(Collectors.toSet());
    }

    private Set<String> around(SearchRequest request, int depth) {
        return memories().search(request.withRelations(depth)).relations().stream()
                .map(found -> words(found.relation().mention()))
                .collect(Collectors.toSet());
    }

    private static RelationsRequest everything(Scope scope) {
        return new RelationsRequest(Reach.of(scope).withSuperseded(true), PageRequest.first(1_000));
    }

    static String words(RelationMention mention) {
        return mention.subject() + " " + mention.predicate() + " " + mention.object();
    }
}
