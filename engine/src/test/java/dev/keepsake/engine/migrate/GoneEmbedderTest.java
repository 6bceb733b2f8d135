package dev.keepsake.engine.migrate;

import static dev.keepsake.engine.migrate.MigrationFixture.ANN;
import static dev.keepsake.engine.migrate.MigrationFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.EmbedderStatus.Activity;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.api.SearchResult.SignalReport;
import dev.keepsake.api.Signal;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.store.EmbeddingMigration;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider of the embedder in use is gone for good, which is why somebody goes to another one. */
class GoneEmbedderTest {

    private final MigrationFixture fixture = new MigrationFixture();

    @AfterEach
    void nothingIsAmissInTheEnd() {
        assertThat(fixture.violations()).isEmpty();
        fixture.engine.close();
    }

    private void fillStore() {
        for (String thing : List.of("violin", "bicycle", "telescope", "typewriter", "kayak")) {
            fixture.add("My " + thing + " is in the attic.");
        }
    }

    @Test
    void searchesFindByWordsAndTheStoreGoesToAnotherAndIsRidOfTheFirst() {
        fillStore();
        fixture.old.away = true;

        SearchResult result = fixture.memories().search(SearchRequest.of(ANN, "Where is my violin?"));
        assertThat(failed(result)).contains(Signal.VECTOR);
        assertThat(fixture.found("Where is my violin?")).contains("User's violin is in the attic.");
        fixture.migrateUntilReady();
        fixture.restart();
        fixture.embedding().switchOver();

        assertThat(failed(fixture.memories().search(SearchRequest.of(ANN, "Where is my violin?"))))
                .isEmpty();
        fixture.add("My drum is in the garage.");
        await(() -> fixture.embedding().status().filling().activity() == Activity.WAITING);
        assertThat(fixture.found("Where is my drum?")).contains("User's drum is in the garage.");
        assertThatThrownBy(() -> fixture.embedding().rollBack()).hasMessageContaining("away");
        fixture.embedding().finish();
        fixture.awaitEnd();
        assertThat(fixture.found("Where is my violin?")).contains("User's violin is in the attic.");
    }

    private static List<Signal> failed(SearchResult result) {
        return result.signals().stream()
                .filter(report -> report.state() == SignalReport.State.FAILED)
                .map(SignalReport::signal)
                .toList();
    }

    @Test
    void theWayBackIsOpenAfterARestart() {
        fillStore();
        fixture.migrateUntilReady();
        fixture.embedding().switchOver();
        fixture.add("My drum is in the garage.");
        fixture.restart();

        assertThat(fixture.embedding().rollBack().current()).isEqualTo(fixture.old.id());

        assertThat(fixture.found("Where is my drum?")).contains("User's drum is in the garage.");
        fixture.restart();
        assertThat(fixture.embedding().status().current()).isEqualTo(fixture.old.id());
        assertThat(fixture.kept.migrations().current().orElseThrow().phase()).isEqualTo(EmbeddingMigration.Phase.READY);
    }

    @Test
    void theSecondIndexIsWatchedFromItsFirstEntryOn() {
        fillStore();
        fixture.engine.catchUp();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        fixture.observations.observationConfig().observationHandler(new Seen(seen));

        // Nothing is written meanwhile, so that only the second index has something to follow.
        fixture.migrateUntilReady();
        fixture.embedding().switchOver();

        assertThat(seen).contains(Phase.INDEX_APPLY.key());
    }

    @Test
    void whatWasSearchedForIsForgottenWithTheMemoriesThatAreDeleted() {
        fillStore();
        fixture.found("Where is my violin?");
        fixture.migrateUntilReady();
        assertThat(fixture.embedding().compare(List.of()).questions()).hasSize(1);

        fixture.memories().deleteAll(new DeleteAllRequest(Reach.of(ANN)));

        assertThatThrownBy(() -> fixture.embedding().compare(List.of()))
                .hasMessageContaining("Nothing has been searched");
    }

    private record Seen(Set<String> names) implements ObservationHandler<Observation.Context> {

        @Override
        public void onStop(Observation.Context context) {
            names.add(String.valueOf(context.getName()));
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
