package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.index.Projection;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.fault.Fault;
import dev.keepsake.testkit.fault.Faults;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TroublesTest {

    private final Faults faults = new Faults(call -> call.equals("index.apply"));
    private final InMemoryIndex index = new InMemoryIndex();

    private MemoryEngine start() {
        EngineParts parts = EngineParts.over(
                new InMemoryStore(),
                index,
                new HashingEmbedder(),
                new RuleExtractor(),
                new FakeClock(),
                new SequentialIds());
        return MemoryEngine.start(new EngineParts(
                parts.store(),
                faults.around(Projection.class, "index", index, ErrorCategory.STORAGE_UNAVAILABLE),
                parts.embedder(),
                parts.searching(),
                parts.reading(),
                parts.clock(),
                parts.ids(),
                parts.jobs(),
                parts.second(),
                parts.observations()));
    }

    @Test
    void anIndexThatCannotFollowIsATroubleAsLongAsItCannot() {
        try (MemoryEngine engine = start()) {
            assertThat(engine.troubles()).isEmpty();
            faults.arm(new Fault(1, Fault.Moment.BEFORE_ITS_EFFECT, Fault.Extent.ALL_FROM_THEN_ON));
            engine.project(ProjectId.DEFAULT)
                    .add(AddRequest.of(Scope.ofUser("ana"), "I have a dog.").verbatim());

            Workshop.await(() -> !engine.troubles().isEmpty());
            assertThat(engine.troubles()).singleElement().asString().startsWith("the index cannot follow the store");

            faults.disarm();
            Workshop.await(() -> engine.troubles().isEmpty());
            assertThat(engine.verify()).isEmpty();
        }
    }
}
