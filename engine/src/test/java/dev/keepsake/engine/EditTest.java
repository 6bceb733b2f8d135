package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.OperationRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.ResetRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Message;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.testkit.InvariantExtension;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EditTest {

    private static final Scope ALICE = Scope.ofUser("alice");
    private static final Scope BOB = Scope.ofUser("bob");

    @Order(1)
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture();

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(fixture::violations);

    @Test
    void anUpdateIsFoundByItsNewTextAndKeepsTheOldOneInHistory() {
        MemoryId id = add(ALICE, "I live in Rome");
        fixture.memories().update(UpdateRequest.text(id, "I live in Oslo"));

        assertThat(texts(ALICE, "Oslo")).containsExactly("I live in Oslo");
        assertThat(fixture.memories().history(new HistoryRequest(id)))
                .extracting(HistoryEntry::oldText, HistoryEntry::newText)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, "I live in Rome"),
                        org.assertj.core.groups.Tuple.tuple("I live in Rome", "I live in Oslo"));
    }

    @Test
    void anUpdateLaysNewAttributesOverTheOldOnes() {
        MemoryId id = add(ALICE, "I live in Rome");
        fixture.memories().update(attributes(id, Attributes.of("city", "Rome")));
        Memory updated = fixture.memories().update(attributes(id, Attributes.of("source", "chat")));

        assertThat(updated.attributes())
                .isEqualTo(Attributes.of("city", "Rome").with("source", new AttributeValue.Text("chat")));
    }

    @Test
    void aDeletedMemoryIsGoneFromEveryReadButItsHistory() {
        MemoryId id = add(ALICE, "I live in Rome");
        fixture.memories().delete(new DeleteRequest(id));

        assertThat(fixture.memories().get(new GetRequest(id))).isEmpty();
        assertThat(texts(ALICE, "Rome")).isEmpty();
        assertThat(fixture.memories().list(ListRequest.of(ALICE)).items()).isEmpty();
        assertThat(fixture.memories().history(new HistoryRequest(id)))
                .extracting(HistoryEntry::kind)
                .containsExactly(ChangeKind.ADDED, ChangeKind.DELETED);
    }

    @Test
    void aTurnIsNotFoundAnyMoreOnceNothingCitesIt() {
        MemoryId id = add(ALICE, "I live in Rome");
        assertThat(turns(ALICE, "Rome")).isEqualTo(1);
        fixture.memories().delete(new DeleteRequest(id));

        assertThat(turns(ALICE, "Rome")).isZero();
    }

    @Test
    void deleteAllTakesTheScopeAndNothingElse() {
        add(ALICE, "I live in Rome");
        fixture.memories().add(AddRequest.of(ALICE, List.of(Message.user("Is Rome old?"))));
        add(BOB, "I live in Rome too");
        Operation done = fixture.memories().deleteAll(new DeleteAllRequest(Reach.of(ALICE)));

        assertThat(texts(ALICE, "Rome")).isEmpty();
        assertThat(turns(ALICE, "Rome")).isZero();
        assertThat(texts(BOB, "Rome")).containsExactly("I live in Rome too");
        assertThat(fixture.memories().operation(new OperationRequest(done.id())))
                .contains(done);
    }

    @Test
    void deleteAllWithAFilterTakesOnlyWhatItNames() {
        fixture.memories().add(AddRequest.of(ALICE, "Red is nice").withAttributes(Attributes.of("tag", "a")));
        fixture.memories().add(AddRequest.of(ALICE, "Blue is nice").withAttributes(Attributes.of("tag", "b")));
        fixture.memories()
                .deleteAll(new DeleteAllRequest(Reach.of(ALICE)
                        .withFilter(Filter.attribute("tag", Operator.EQ, new AttributeValue.Text("a")))));

        assertThat(texts(ALICE, "nice")).containsExactly("Blue is nice");
    }

    @Test
    void anUnknownIdIsNotFoundAndSoIsOneOfAnotherProject() {
        MemoryId foreign = add(ALICE, "I live in Rome");
        for (MemoryId id : List.of(foreign, new MemoryId(new UUID(1, 2)))) {
            assertThatThrownBy(() -> fixture.memories("other").update(UpdateRequest.text(id, "mine")))
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            thrown -> assertThat(thrown.category()).isEqualTo(ErrorCategory.NOT_FOUND));
            assertThatThrownBy(() -> fixture.memories("other").delete(new DeleteRequest(id)))
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            thrown -> assertThat(thrown.category()).isEqualTo(ErrorCategory.NOT_FOUND));
            assertThat(fixture.memories("other").get(new GetRequest(id))).isEmpty();
            assertThat(fixture.memories("other").history(new HistoryRequest(id)))
                    .isEmpty();
        }
    }

    @Test
    void aResetEmptiesItsProjectOnly() {
        add(ALICE, "I live in Rome");
        fixture.memories("other").add(AddRequest.of(ALICE, "I live in Bern"));
        fixture.memories().reset(new ResetRequest(ProjectId.DEFAULT));

        assertThat(texts(ALICE, "live")).isEmpty();
        assertThat(fixture.memories("other").list(ListRequest.of(ALICE)).items())
                .hasSize(1);
    }

    @Test
    void aResetThatNamesAnotherProjectIsRefused() {
        add(ALICE, "I live in Rome");

        assertThatThrownBy(() -> fixture.memories().reset(new ResetRequest(new ProjectId("other"))))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("other");
        assertThat(texts(ALICE, "Rome")).hasSize(1);
    }

    private MemoryId add(Scope scope, String text) {
        return fixture.memories()
                .add(AddRequest.of(scope, text))
                .stored()
                .getFirst()
                .memory();
    }

    private static UpdateRequest attributes(MemoryId id, Attributes attributes) {
        return new UpdateRequest(id, null, attributes, new UpdateRequest.Expiry.Keep());
    }

    private List<String> texts(Scope scope, String question) {
        return fixture.memories().search(SearchRequest.of(scope, question)).hits().stream()
                .map(hit -> hit.text())
                .toList();
    }

    private int turns(Scope scope, String question) {
        return fixture.memories()
                .search(SearchRequest.of(scope, question).returning(EntryKind.TURN))
                .hits()
                .size();
    }
}
