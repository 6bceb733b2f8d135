package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult.Neighbourhood;
import dev.keepsake.engine.slot.PastIntent;
import dev.keepsake.engine.time.QuestionTime;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.graph.Relation;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.GraphIndex;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    private static final Scope ALICE = Scope.ofUser("alice");
    private static final SearchRequest WHERE = SearchRequest.of(ALICE, "Where does Anna work?");

    @Test
    void withoutTimeNothingIsLookedForAndThatIsSaid() {
        SearchRequest late = WHERE.withRelations(2).by(Deadline.after(Duration.ZERO));

        assertThat(around(late)).isEqualTo(Neighbourhood.LATE);
    }

    @Test
    void whatIsNotAskedForIsNotLookedFor() {
        assertThat(around(WHERE)).isEqualTo(Neighbourhood.NONE);
        assertThat(around(WHERE.withRelations(1))).isEqualTo(new Neighbourhood(List.of(), false));
    }

    @Test
    void nearerOnesComeFirstAndThenThoseThatShareRarerWords() {
        GraphIndex.Found far = found("Anna", "works_with", "Jonas", 2);
        GraphIndex.Found plays = found("Anna", "plays", "cello", 1);
        GraphIndex.Found works = found("Anna", "works_at", "Acme", 1);
        GraphIndex.Found lives = found("Anna", "lives_in", "Oslo", 1);

        assertThat(RelationRanking.of("Where does Anna work?", List.of(far, plays, lives, works)))
                .containsExactly(works, plays, lives, far);
    }

    private static Neighbourhood around(SearchRequest request) {
        Selection selection =
                new Selection(ProjectId.DEFAULT, ALICE, Filter.all(), new Visibility(false, false, Instant.EPOCH));
        Question question = new Question(
                request.query(),
                new QuestionVector(new HashingEmbedder(), request.query(), null),
                Set.of("anna"),
                Set.of(),
                Set.of(),
                QuestionTime.of(request.query(), Instant.EPOCH, ZoneOffset.UTC),
                PastIntent.ANY);
        return new Neighbours(new InMemoryStore()).of(question, List.of(), selection, request);
    }

    private static GraphIndex.Found found(String subject, String predicate, String object, int distance) {
        RelationMention mention = new RelationMention(subject, predicate, object);
        return new GraphIndex.Found(
                new Relation(
                        new MemoryId(new UUID(0, distance)),
                        ALICE,
                        subject,
                        object,
                        mention,
                        Validity.since(Instant.EPOCH),
                        MemoryState.CURRENT),
                distance);
    }
}
