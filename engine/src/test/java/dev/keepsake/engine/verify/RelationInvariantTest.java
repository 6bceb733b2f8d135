package dev.keepsake.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.filter.Selection;
import dev.keepsake.graph.Relation;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.GraphIndex;
import dev.keepsake.index.GraphQuery;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Applied;
import dev.keepsake.store.Store;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.testkit.sample.SampleData;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No store keeps such relations; a graph beside it might. */
class RelationInvariantTest {

    private static final Scope ALICE = Scope.ofUser("alice");

    private final SampleData data = new SampleData();
    private final InMemoryStore store = new InMemoryStore();
    private final Memory memory = data.memory(ALICE, "Anna knows Tom.");

    @BeforeEach
    void keep() {
        store.embeddings().bind(data.embedder().id());
        assertThat(data.plan(store, ProjectId.DEFAULT).add(memory).apply()).isInstanceOf(Applied.Done.class);
    }

    @Test
    void aRelationOfNoMemoryIsFound() {
        assertThat(violations(new MemoryId(new UUID(7, 7)))).anyMatch(line -> line.contains("which does not exist"));
    }

    @Test
    void aRelationBetweenWhatIsNoEntityIsFound() {
        assertThat(violations(memory.id())).singleElement().asString().contains("an end that is no entity");
    }

    private List<String> violations(MemoryId of) {
        Relation relation = new Relation(
                of,
                ALICE,
                "anna",
                "tom",
                new RelationMention("Anna", "knows", "Tom"),
                Validity.since(Instant.EPOCH),
                MemoryState.CURRENT);
        return new InvariantChecker(withGraph(new OneRelation(relation)), new InMemoryIndex())
                .violations().stream().filter(line -> line.contains("relation")).toList();
    }

    /** The store with another graph. */
    private Store withGraph(GraphIndex graph) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) ->
                        method.getName().equals("graph") ? graph : method.invoke(store, arguments));
    }

    private record OneRelation(Relation relation) implements GraphIndex {

        @Override
        public List<Found> around(GraphQuery query) {
            return List.of(new Found(relation, 1));
        }

        @Override
        public List<Relation> list(Selection selection, long offset, int limit) {
            return offset == 0 ? List.of(relation) : List.of();
        }

        @Override
        public Set<String> ends(ProjectId project, Scope scope, int limit) {
            return Set.of(relation.subject(), relation.object());
        }
    }
}
