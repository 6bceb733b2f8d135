package dev.keepsake.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.memory.Memory;
import dev.keepsake.memory.Slot;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Applied;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.testkit.sample.SampleData;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlotInvariantTest {

    private static final Scope ALICE = Scope.ofUser("alice");

    private final SampleData data = new SampleData();
    private final InMemoryStore store = new InMemoryStore();

    @BeforeEach
    void bind() {
        store.embeddings().bind(data.embedder().id());
    }

    @Test
    void twoCurrentValuesOfOneSlotAreFound() {
        keep(inSlot(ALICE, "lisbon"), inSlot(ALICE, "porto"));

        assertThat(ofSlots()).singleElement().asString().contains("same slot");
    }

    @Test
    void agreeingOnesDenialsAndOtherScopesAreNot() {
        keep(
                inSlot(ALICE, "lisbon"),
                inSlot(ALICE, "lisbon"),
                inSlot(ALICE, "!porto"),
                inSlot(Scope.ofUser("bob"), "porto"));

        assertThat(ofSlots()).isEmpty();
    }

    private Memory inSlot(Scope scope, String value) {
        return data.memory(scope, "of " + value).withSlot(new Slot("alice/lives-in", value, data.now()));
    }

    private void keep(Memory... memories) {
        assertThat(data.plan(store, ProjectId.DEFAULT).add(memories).apply()).isInstanceOf(Applied.Done.class);
    }

    /** Nothing follows the store here, so that everything is missing in the index, too. */
    private List<String> ofSlots() {
        return new InvariantChecker(store, new InMemoryIndex())
                .violations().stream()
                        .filter(violation -> violation.contains("slot"))
                        .toList();
    }
}
