package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.UndoRequest;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Policy;
import dev.keepsake.extract.Verdict;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.InvariantExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One call takes back whatever an add has made of what was known. */
class UndoneAddTest {

    private static final Scope ANA = Scope.ofUser("ana");

    private final Judge judge = new Judge();

    @Order(1)
    @RegisterExtension
    final EngineFixture engine = new EngineFixture(
            new Extractors(judge, Map.of(Policy.RECONCILE, judge), null, Extractors.LastResort.DEFER));

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(engine::violations);

    @ParameterizedTest
    @ValueSource(strings = {"refines", "supersedes", "removes", "rewords"})
    void everythingIsAgainAsItWasBeforeTheAdd(String verdict) {
        MemoryId porto = added("I live in Porto.", new Verdict.New());
        added("I like tea.", new Verdict.New());
        List<Memory> before = everything();

        Operation add = add("I live in Lisbon now.", closing(verdict, porto));
        assertThat(everything()).isNotEqualTo(before);
        Operation undone = engine.engine.upkeep(ProjectId.DEFAULT).undo(new UndoRequest(add.id()));

        assertThat(undone.state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(everything()).isEqualTo(before);
        assertThat(found("Where do I live?")).contains("I live in Porto.").doesNotContain("I live in Lisbon now.");
    }

    @Test
    void anAddThatOnlyAddedIsUndoneByDeletingWhatItAdded() {
        Operation add = add("I live in Porto.", new Verdict.New());

        assertThatThrownBy(() -> engine.engine.upkeep(ProjectId.DEFAULT).undo(new UndoRequest(add.id())))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("Delete what it added instead");
    }

    @Test
    void whatCameAfterIsUndoneFirst() {
        MemoryId porto = added("I live in Porto.", new Verdict.New());
        Operation first = add("I live in Lisbon now.", closing("supersedes", porto));
        MemoryId lisbon = first.outcome().stored().stream()
                .filter(item -> item.kind() == ChangeKind.ADDED)
                .findFirst()
                .orElseThrow()
                .memory();
        Operation second = add("I live in Faro now.", closing("supersedes", lisbon));

        assertThatThrownBy(() -> engine.engine.upkeep(ProjectId.DEFAULT).undo(new UndoRequest(first.id())))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("Undo what came after it first");
        engine.engine.upkeep(ProjectId.DEFAULT).undo(new UndoRequest(second.id()));
        engine.engine.upkeep(ProjectId.DEFAULT).undo(new UndoRequest(first.id()));

        assertThat(everything()).extracting(Memory::text).containsExactly("I live in Porto.");
    }

    private static Verdict closing(String verdict, MemoryId id) {
        return switch (verdict) {
            case "refines" -> new Verdict.Refines(id);
            case "supersedes" -> new Verdict.Supersedes(List.of(id), "moved");
            case "removes" -> new Verdict.Removes(id);
            case "rewords" -> new Verdict.Rewords(id);
            default -> throw new IllegalArgumentException(verdict);
        };
    }

    private MemoryId added(String text, Verdict verdict) {
        return add(text, verdict).outcome().stored().getFirst().memory();
    }

    private Operation add(String text, Verdict verdict) {
        judge.next(verdict);
        return engine.memories().add(AddRequest.of(ANA, text)).operation();
    }

    private List<Memory> everything() {
        return engine.memories()
                .list(new ListRequest(Reach.of(ANA).withSuperseded(true), PageRequest.first(100)))
                .items();
    }

    private List<String> found(String question) {
        return engine
                .memories()
                .search(SearchRequest.of(ANA, question).returning(EntryKind.MEMORY, EntryKind.TURN))
                .hits()
                .stream()
                .map(hit -> hit.text())
                .toList();
    }
}
