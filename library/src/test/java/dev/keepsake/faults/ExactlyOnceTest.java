package dev.keepsake.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddResult;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.extract.Policy;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import dev.keepsake.store.embedded.EmbeddedStore;
import dev.keepsake.testkit.fake.AnsweringModel;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fault.Fault;
import dev.keepsake.testkit.reference.InMemoryStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However often, in whatever pieces and by however many a conversation is delivered, it is remembered once. */
@Timeout(300)
class ExactlyOnceTest {

    private static final int DELIVERIES = 100;
    private static final int FEWEST_MEMORIES = 30;
    private static final ProjectId ONCE = new ProjectId("once");
    private static final ProjectId OFTEN = new ProjectId("often");
    private static final Fault NONE = new Fault(0, Fault.Moment.BEFORE_ITS_EFFECT, Fault.Extent.ONE_CALL);

    private final AnsweringModel model = Conversation.model();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"VERBATIM, 1, 1", "VERBATIM, 2, 2", "RECONCILE, 3, 1", "RECONCILE, 4, 2", "RECONCILE, 5, 2"})
    void aHundredDeliveriesAreOneInTheReferenceStore(Policy policy, long seed, int engines) throws Exception {
        equalOne(new InMemoryStore(), policy, seed, engines);
    }

    @ParameterizedTest
    @CsvSource({"VERBATIM, 6, 2", "RECONCILE, 7, 2"})
    void aHundredDeliveriesAreOneInTheEmbeddedStore(Policy policy, long seed, int engines) throws Exception {
        try (Store store = EmbeddedStore.open(directory)) {
            equalOne(store, policy, seed, engines);
        }
    }

    private void equalOne(Store store, Policy policy, long seed, int count)
            throws InterruptedException, ExecutionException {
        Deliveries deliveries = new Deliveries(policy, seed);
        Trouble trouble = Trouble.ofAdds(store, model);
        List<MemoryEngine> engines = engines(trouble, count);
        engines.getFirst().project(ONCE).add(deliveries.whole());

        Deliveries.send(deliveries.pieces(DELIVERIES), OFTEN, engines);

        Remembered once = Remembered.by(store, ONCE);
        assertThat(once.memories()).hasSizeGreaterThan(FEWEST_MEMORIES);
        assertThat(Remembered.by(store, OFTEN).withoutContext()).isEqualTo(once.withoutContext());
        assertThat(trouble.hasUnfinished(OFTEN)).isFalse();
        engines.forEach(engine -> assertThat(engine.verify()).isEmpty());
        engines.forEach(MemoryEngine::close);
    }

    @ParameterizedTest
    @CsvSource({"11, 1", "12, 2"})
    void ruleReadEveryTurnOnceHoweverItComes(long seed, int count) throws Exception {
        Store store = new InMemoryStore();
        Deliveries deliveries = new Deliveries(Policy.LOCAL, seed);
        List<MemoryEngine> engines = engines(Trouble.ofAdds(store, model), count);
        engines.getFirst().project(ONCE).add(deliveries.whole());

        Deliveries.send(deliveries.pieces(DELIVERIES), OFTEN, engines);

        List<Memory> once = memories(store, ONCE);
        List<Memory> often = memories(store, OFTEN);
        assertThat(once).hasSizeGreaterThan(20);
        assertThat(often).extracting(Memory::text).doesNotHaveDuplicates();
        assertThat(carriers(store, often))
                .allSatisfy((identity, turns) -> assertThat(turns).hasSize(1));
        assertThat(often)
                .extracting(Memory::text)
                .containsAll(once.stream()
                        .filter(memory -> needsNoContext(memory))
                        .map(Memory::text)
                        .toList());
        assertThat(Remembered.by(store, OFTEN).turns())
                .isEqualTo(Remembered.by(store, ONCE).turns())
                .doesNotHaveDuplicates();
        engines.forEach(engine -> assertThat(engine.verify()).isEmpty());
        engines.forEach(MemoryEngine::close);
    }

    @ParameterizedTest
    @CsvSource({"VERBATIM", "LOCAL", "RECONCILE"})
    void whatIsAllKnownIsNeitherReadNorEmbeddedAndItsMemoriesAreNamed(Policy policy) {
        Store store = new InMemoryStore();
        Trouble trouble = Trouble.ofAdds(store, model);
        MemoryEngine engine = trouble.start();
        Deliveries deliveries = new Deliveries(policy, 21);
        engine.project(ONCE).add(deliveries.whole());
        Remembered before = Remembered.by(store, ONCE);
        int asked = model.asked();

        trouble.faults.arm(NONE);
        AddResult again = engine.project(ONCE).add(deliveries.whole());

        assertThat(trouble.faults.calls())
                .contains("plans.apply")
                .noneMatch(call -> call.equals("embedder.embed") || call.startsWith("model."));
        assertThat(model.asked()).isEqualTo(asked);
        assertThat(again.replayed()).isFalse();
        assertThat(again.operation().state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(again.stored()).allMatch(item -> item.kind() == ChangeKind.UNCHANGED);
        assertThat(again.stored())
                .extracting(item -> item.memory())
                .containsExactlyInAnyOrderElementsOf(
                        memories(store, ONCE).stream().map(Memory::id).toList());
        assertThat(Remembered.by(store, ONCE)).isEqualTo(before);
        engine.close();
    }

    @Test
    void ofAPieceThatIsPartlyKnownOnlyTheRestIsEmbedded() {
        Store store = new InMemoryStore();
        Trouble trouble = Trouble.ofAdds(store, model);
        MemoryEngine engine = trouble.start();
        Deliveries deliveries = new Deliveries(Policy.VERBATIM, 22);
        List<Message> messages = Conversation.messages();
        engine.project(OFTEN).add(deliveries.request(messages.subList(0, 10)));

        AddResult rest = engine.project(OFTEN).add(deliveries.request(messages.subList(5, 15)));

        assertThat(rest.stored())
                .filteredOn(item -> item.kind() == ChangeKind.ADDED)
                .hasSize(5);
        assertThat(rest.stored())
                .filteredOn(item -> item.kind() == ChangeKind.UNCHANGED)
                .hasSize(5);
        assertThat(memories(store, OFTEN)).hasSize(15);
        engine.close();
    }

    private static List<MemoryEngine> engines(Trouble trouble, int count) {
        List<MemoryEngine> engines = new ArrayList<>();
        for (int engine = 0; engine < count; engine++) {
            engines.add(trouble.startWithIndexOfItsOwn());
        }
        return engines;
    }

    private static List<Memory> memories(Store store, ProjectId project) {
        Selection everything =
                new Selection(project, Scope.ANY, Filter.all(), new Visibility(true, true, FakeClock.START));
        return store.memories().list(everything, PageRequest.first(1_000)).items();
    }

    /** By the identity of a message, the copies of it that memories were made from. */
    private static Map<String, Set<TurnId>> carriers(Store store, List<Memory> memories) {
        return memories.stream()
                .flatMap(memory -> memory.sources().stream())
                .map(source -> source.turn())
                .collect(Collectors.groupingBy(
                        turn -> store.episodes()
                                .turns(OFTEN, List.of(turn))
                                .getFirst()
                                .identity(),
                        Collectors.toCollection(HashSet::new)));
    }

    /** Whether it was read from one sentence of the speaker alone. */
    private static boolean needsNoContext(Memory memory) {
        String actor = memory.attribution().actor();
        return memory.sources().size() == 1 && actor != null && memory.text().startsWith(actor);
    }
}
