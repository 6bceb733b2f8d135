package dev.keepsake.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddResult;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.embedded.EmbeddedStore;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.fault.Fault;
import dev.keepsake.testkit.fault.Fault.Extent;
import dev.keepsake.testkit.fault.Fault.Moment;
import dev.keepsake.testkit.fault.Faults;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The index cannot be brought up to the store, at one moment or another: adds go on, and it catches up. */
@Timeout(60)
class IndexFaultTest {

    private static final ProjectId PROJECT = ProjectId.DEFAULT;
    private static final SearchRequest LISBON = SearchRequest.of(Scope.ofUser("ana"), "Lisbon");

    /** As many as following one add takes, and some of the next look at the log. */
    private static final int CALLS = 10;

    @ParameterizedTest
    @EnumSource
    void whatTheIndexMissedItHasAfterTheNextStart(Moment moment) {
        int struck = 0;
        for (int call = 1; call <= CALLS; call++) {
            Trouble trouble = Trouble.ofFollowing(new InMemoryStore(), AddCase.model());
            MemoryEngine engine = trouble.start();
            trouble.faults.arm(new Fault(call, moment, Extent.ONE_CALL));

            AddResult added = engine.project(PROJECT).add(AddCase.VERBATIM.request());

            assertThat(added.operation().state()).isEqualTo(Operation.State.SUCCEEDED);
            assertThatASearchFindsItOrSaysWhyNot(engine);
            trouble.drop(engine);
            struck += trouble.faults.hasStruck() ? 1 : 0;
            trouble.faults.disarm();
            MemoryEngine next = trouble.start();
            assertThat(next.project(PROJECT).search(LISBON).hits())
                    .as(trouble.faults.struck())
                    .isNotEmpty();
            assertThat(next.verify()).as(trouble.faults.struck()).isEmpty();
            next.close();
        }
        assertThat(struck).isGreaterThan(CALLS / 2);
    }

    @Test
    void anIndexThatCannotBeKeptAtTheEndKeepsNothingElseOpen(@TempDir Path directory) {
        Faults faults = new Faults("index.persist"::equals);
        MemoryEngine engine = MemoryEngine.start(EngineParts.over(
                EmbeddedStore.open(directory),
                faults.around(
                        Trouble.EveryIndex.class, "index", new InMemoryIndex(), ErrorCategory.STORAGE_UNAVAILABLE),
                new HashingEmbedder(),
                new RuleExtractor(),
                new FakeClock(),
                new SequentialIds()));
        faults.arm(new Fault(1, Moment.BEFORE_ITS_EFFECT, Extent.ONE_CALL));

        assertThatThrownBy(engine::close).hasMessageContaining("index.persist");

        try (EmbeddedStore again = EmbeddedStore.open(directory)) {
            assertThat(again.log().head()).isZero();
        }
    }

    private static void assertThatASearchFindsItOrSaysWhyNot(MemoryEngine engine) {
        try {
            assertThat(engine.project(PROJECT).search(LISBON).hits()).isNotEmpty();
        } catch (KeepsakeException failed) {
            assertThat(failed.category()).isEqualTo(ErrorCategory.STORAGE_UNAVAILABLE);
        }
    }
}
