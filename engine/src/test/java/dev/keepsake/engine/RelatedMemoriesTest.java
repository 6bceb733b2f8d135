package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.api.RelationsRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.conversation.Message;
import dev.keepsake.graph.Relation;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.contract.RelatedMemoriesContract;
import dev.keepsake.testkit.sample.StatingExtractor;
import dev.keepsake.time.AsOf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Relations over the reference store. */
class RelatedMemoriesTest extends RelatedMemoriesContract {

    private static final Scope ALICE = Scope.ofUser("alice");

    @RegisterExtension
    final EngineFixture fixture = new EngineFixture(new StatingExtractor());

    @Override
    protected Memories memories() {
        return fixture.memories();
    }

    @Override
    protected List<String> violations() {
        return fixture.violations();
    }

    @Test
    void whatWasKnownAtAMomentCanBeAskedFor() {
        memories().add(AddRequest.of(ALICE, "I live in Lisbon."));
        Instant then = fixture.clock.instant();
        fixture.clock.advance(Duration.ofDays(10));
        memories().add(AddRequest.of(ALICE, "I moved to Porto."));

        Reach past = Reach.of(ALICE).asOf(AsOf.knownAt(then));
        assertThat(memories().relations(new RelationsRequest(past, PageRequest.first(10))))
                .extracting(Relation::object)
                .containsExactly("lisbon");
        assertThat(memories()
                        .search(SearchRequest.of(past, "Where do I live?").withRelations(1))
                        .relations())
                .extracting(found -> found.relation().object())
                .containsExactly("lisbon");
    }

    @Test
    void nearerRelationsComeFirstAndThenThoseThatShareMoreWithTheQuestion() {
        memories().add(AddRequest.of(ALICE, "Anna plays the cello."));
        memories().add(AddRequest.of(ALICE, "Anna works at Acme."));
        memories().add(AddRequest.of(ALICE, "Anna lives in Oslo."));

        assertThat(memories()
                        .search(SearchRequest.of(ALICE, "Where does Anna work?").withRelations(3))
                        .relations()
                        .getFirst()
                        .relation()
                        .mention()
                        .predicate())
                .isEqualTo("works_at");
    }

    @Test
    void aNamedSpeakerIsWhoISayIAm() {
        memories()
                .add(AddRequest.of(
                        ALICE, List.of(Message.user("I live in Turin.").named("Mira"))));

        assertThat(memories().relations(RelationsRequest.of(ALICE)))
                .extracting(Relation::subject)
                .containsExactly("mira");
    }

    @Test
    void aTurnThatIsKeptAsItWasSaidStatesItsRelations() {
        memories().add(AddRequest.of(ALICE, "My sister Anna lives in Oslo.").verbatim());

        assertThat(memories().relations(RelationsRequest.of(ALICE)))
                .extracting(Relation::object)
                .containsExactlyInAnyOrder("user", "oslo");
    }

    @Test
    void whatAnAssistantSaysAboutItselfIsNobodysRelation() {
        memories().add(AddRequest.of(ALICE, List.of(Message.assistant("I live in Turin."))));

        assertThat(memories().relations(RelationsRequest.of(ALICE))).isEmpty();
    }
}
