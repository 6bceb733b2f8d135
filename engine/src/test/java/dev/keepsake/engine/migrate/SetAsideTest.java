package dev.keepsake.engine.migrate;

import static dev.keepsake.engine.migrate.MigrationFixture.ANN;
import static dev.keepsake.engine.migrate.MigrationFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.api.EmbedderStatus.Activity;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.ResetRequest;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.EmbeddingMigration.Phase;
import dev.keepsake.store.SetAside;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SetAsideTest {

    private static final String HARP = "My harp is in the cellar.";

    private final MigrationFixture fixture = new MigrationFixture();

    @AfterEach
    void nothingIsAmissInTheEnd() {
        fixture.young.refused = text -> false;
        assertThat(fixture.violations()).isEmpty();
        fixture.engine.close();
    }

    private void fillStore() {
        for (String thing : List.of("violin", "bicycle", "telescope", "typewriter", "kayak", "camera", "accordion")) {
            fixture.add("My " + thing + " is in the attic.");
        }
        fixture.add(HARP);
    }

    private EmbedderStatus status() {
        return fixture.embedding().status();
    }

    private Memory harp() {
        return fixture.memories().list(ListRequest.of(ANN)).items().stream()
                .filter(memory -> memory.text().contains("harp"))
                .findFirst()
                .orElseThrow();
    }

    private void migrateWithoutTheHarp() {
        fillStore();
        fixture.young.refused = text -> text.contains("harp");
        fixture.migrateUntilReady();
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCategory.class,
            names = {"INVALID_REQUEST", "MODEL_UNAVAILABLE", "INTERNAL"})
    void whatIsRefusedForGoodIsSetAsideAndTheRestIsFilled(ErrorCategory refusal) {
        fixture.young.refusal = refusal;

        migrateWithoutTheHarp();

        await(() -> status().filling().reason() == null);
        assertThat(status().aside().count()).isEqualTo(2);
        assertThat(status().aside().some()).extracting(SetAside::key).contains(new EntryKey.OfMemory(harp().id()));
        assertThat(status().aside().some())
                .allSatisfy(aside ->
                        assertThat(aside.reason()).contains(refusal.name()).doesNotContain("harp"));
        assertThat(status().migration().due()).isZero();
        assertThat(status().migration().filled()).isEqualTo(14);
    }

    @Test
    void aSwitchSaysSoAndWhatIsSetAsideIsFoundByItsWordsThen() {
        migrateWithoutTheHarp();

        assertThatThrownBy(() -> fixture.embedding().switchOver())
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFLICT))
                .hasMessageContaining("2 memories and messages")
                .hasMessageContaining("--accept-set-aside");
        assertThat(status().current()).isEqualTo(fixture.old.id());
        assertThat(fixture.embedding().switchOver(true).current()).isEqualTo(fixture.young.id());

        assertThat(fixture.found("Where is my harp?")).contains("User's harp is in the cellar.");
        assertThat(fixture.found("Where is my violin?")).contains("User's violin is in the attic.");
        assertThat(fixture.embedding().rollBack().current()).isEqualTo(fixture.old.id());
        assertThatThrownBy(() -> fixture.embedding().switchOver()).isInstanceOf(KeepsakeException.class);
    }

    @Test
    void itIsTriedAgainWhenAskedAlsoAfterTheEnd() {
        migrateWithoutTheHarp();
        fixture.embedding().switchOver(true);
        fixture.embedding().finish();
        fixture.awaitEnd();
        assertThat(status().aside().count()).isEqualTo(2);
        fixture.embedding().retrySetAside();
        await(() -> status().filling().activity() == Activity.RESTING);
        assertThat(status().aside().count()).isEqualTo(2);
        fixture.restart();
        assertThat(status().aside().count()).isEqualTo(2);
        assertThat(fixture.found("Where is my harp?")).contains("User's harp is in the cellar.");

        fixture.young.refused = text -> false;
        fixture.embedding().retrySetAside();

        await(() -> status().filling().activity() == Activity.RESTING);
        assertThat(status().aside().count()).isZero();
        assertThat(fixture.found("Where is my harp?")).contains("User's harp is in the cellar.");
        assertThatThrownBy(() -> fixture.embedding().switchOver()).hasMessageContaining("not on its way");
    }

    @Test
    void aRetryWaitsForAnEmbedderThatIsAway() {
        migrateWithoutTheHarp();
        fixture.young.away = true;
        fixture.young.refused = text -> false;

        fixture.embedding().retrySetAside();
        await(() -> status().filling().activity() == Activity.WAITING);
        assertThat(status().aside().count()).isEqualTo(2);
        fixture.young.away = false;

        await(() -> status().aside().count() == 0);
    }

    @Test
    void anEmbedderThatRefusesEverythingIsWaitedForAndNothingIsSetAside() {
        fillStore();
        fixture.young.refused = text -> true;
        fixture.embedding().migrateTo("young");
        await(() -> status().filling().activity() == Activity.WAITING);

        assertThat(status().aside().count()).isZero();
        assertThat(status().filling().reason()).contains("refuse a text");
        assertThat(fixture.phase()).isEqualTo(Phase.FILLING);
        fixture.young.refused = text -> false;

        await(() -> fixture.phase() == Phase.READY);
        assertThat(status().aside().count()).isZero();
    }

    @Test
    void whatIsErasedOrRewordedIsSetAsideNoMore() {
        migrateWithoutTheHarp();
        Memory harp = harp();

        fixture.memories().update(UpdateRequest.text(harp.id(), "The lamp is on the roof."));
        await(() -> status().migration().due() == 0);
        assertThat(status().aside().count()).isEqualTo(1);
        fixture.memories().delete(new DeleteRequest(harp.id()));
        assertThat(fixture.violations()).isEmpty();
        fixture.memories().reset(new ResetRequest(ProjectId.DEFAULT));

        assertThat(status().aside().count()).isZero();
        assertThat(status().aside().some()).isEmpty();
        assertThat(fixture.violations()).isEmpty();
    }

    @Test
    void whoAnswersInTheNameOfAnotherStopsTheFillUntilItIsAskedForAgain() {
        fillStore();
        fixture.young.replaced = true;
        fixture.embedding().migrateTo("young");
        await(() -> status().filling().activity() == Activity.STOPPED);

        assertThat(status().filling().reason()).contains("7 numbers");
        assertThat(fixture.found("Where is my violin?")).contains("User's violin is in the attic.");
        fixture.young.replaced = false;
        fixture.add("My drum is in the garage.");
        assertThat(status().filling().activity()).isEqualTo(Activity.STOPPED);
        assertThat(fixture.phase()).isEqualTo(Phase.FILLING);
        fixture.embedding().migrateTo("young");

        await(() -> fixture.phase() == Phase.READY);
        await(() -> status().filling().reason() == null);
        assertThat(status().aside().count()).isZero();
    }

    @Test
    void aChangeThatHasStoppedCanBeCancelled() {
        fillStore();
        fixture.young.replaced = true;
        fixture.embedding().migrateTo("young");
        await(() -> status().filling().activity() == Activity.STOPPED);

        fixture.embedding().cancel();

        fixture.awaitEnd();
        await(() -> status().filling().activity() == Activity.RESTING);
    }

    @Test
    void aRestartInTheMiddleKeepsWhatIsSetAside() {
        fillStore();
        fixture.young.refused = text -> text.contains("harp");
        fixture.embedding().migrateTo("young");
        await(() -> status().aside().count() > 0);

        fixture.restart();

        await(() -> fixture.phase() == Phase.READY);
        assertThat(status().aside().count()).isEqualTo(2);
    }
}
