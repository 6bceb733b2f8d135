package dev.keepsake.engine.migrate;

import static dev.keepsake.engine.migrate.MigrationFixture.ANN;
import static dev.keepsake.engine.migrate.MigrationFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.EmbedderComparison;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.ResetRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.EmbeddingMigration.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationTest {

    private final MigrationFixture fixture = new MigrationFixture();

    @AfterEach
    void nothingIsAmissInTheEnd() {
        fixture.old.away = false;
        fixture.young.away = false;
        assertThat(fixture.violations()).isEmpty();
        fixture.engine.close();
    }

    private void fillStore() {
        for (String thing : List.of("violin", "bicycle", "telescope", "typewriter", "kayak", "camera", "accordion")) {
            fixture.add("My " + thing + " is in the attic.");
        }
    }

    private static void refusedAsConflict(Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFLICT));
    }

    @Test
    void aStoreGoesFromOneEmbedderToAnotherAndTheOldOneIsDropped() {
        fillStore();

        fixture.migrateUntilReady();
        fixture.add("My harp is in the cellar.");
        assertThat(fixture.embedding().switchOver().current()).isEqualTo(fixture.young.id());
        fixture.add("My drum is in the garage.");

        assertThat(fixture.found("Where is my violin?")).contains("User's violin is in the attic.");
        assertThat(fixture.found("Where is my drum?")).contains("User's drum is in the garage.");
        assertThat(fixture.found("Where is my harp?")).contains("User's harp is in the cellar.");
        assertThat(fixture.violations()).isEmpty();
        fixture.embedding().finish();
        fixture.awaitEnd();
        await(() -> !fixture.hasIndex(1));
        assertThat(fixture.kept.embeddings().recorded()).contains(fixture.young.id());
        assertThat(fixture.found("Where is my violin?")).contains("User's violin is in the attic.");
    }

    @Test
    void afterASwitchItCanGoBackAtOnceAndWhatWasWrittenSinceIsFound() {
        fillStore();
        fixture.migrateUntilReady();
        fixture.embedding().switchOver();
        fixture.add("My drum is in the garage.");

        assertThat(fixture.embedding().rollBack().current()).isEqualTo(fixture.old.id());

        assertThat(fixture.found("Where is my drum?")).contains("User's drum is in the garage.");
        assertThat(fixture.phase()).isEqualTo(Phase.READY);
        fixture.embedding().switchOver();
        fixture.embedding().rollBack();
        fixture.embedding().cancel();
        fixture.awaitEnd();
        await(() -> !fixture.hasIndex(2));
        assertThat(fixture.kept.embeddings().recorded()).contains(fixture.old.id());
    }

    @Test
    void whatCannotBeDoneNowIsRefused() {
        fillStore();
        refusedAsConflict(() -> fixture.embedding().switchOver());
        refusedAsConflict(() -> fixture.embedding().rollBack());
        refusedAsConflict(() -> fixture.embedding().finish());
        refusedAsConflict(() -> fixture.embedding().cancel());
        refusedAsConflict(() -> fixture.embedding().compare(List.of()));
        refusedAsConflict(() -> fixture.embedding().migrateTo("old"));
        fixture.young.away = true;
        fixture.embedding().migrateTo("young");
        refusedAsConflict(() -> fixture.embedding().switchOver());
        refusedAsConflict(() -> fixture.embedding().compare(List.of()));
        refusedAsConflict(() -> fixture.embedding().finish());
        refusedAsConflict(() -> fixture.embedding().migrateTo("old"));
        assertThat(fixture.embedding().migrateTo("young").current()).isEqualTo(fixture.old.id());
        fixture.young.away = false;
        await(() -> fixture.phase() == Phase.READY);
        fixture.embedding().switchOver();
        refusedAsConflict(() -> fixture.embedding().cancel());
    }

    @Test
    void anEmbedderThatIsAwayHampersNothingAndIsTriedAgain() {
        fillStore();
        fixture.young.away = true;
        fixture.embedding().migrateTo("young");
        await(() -> fixture.kept.migrations().current().orElseThrow().lastError() != null);

        fixture.add("My harp is in the cellar.");
        assertThat(fixture.found("Where is my harp?")).contains("User's harp is in the cellar.");
        assertThat(fixture.kept.migrations().current().orElseThrow().lastError())
                .contains("MODEL_UNAVAILABLE")
                .contains("young");

        fixture.young.away = false;
        await(() -> fixture.phase() == Phase.READY);
        await(() -> fixture.kept.migrations().current().orElseThrow().lastError() == null);
        fixture.embedding().switchOver();
        fixture.old.away = true;
        fixture.add("My drum is in the garage.");
        assertThat(fixture.found("Where is my drum?")).contains("User's drum is in the garage.");
        assertThatThrownBy(() -> fixture.embedding().rollBack()).isInstanceOf(KeepsakeException.class);
        assertThat(fixture.embedding().status().current()).isEqualTo(fixture.young.id());
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void aRestartGoesOnWhereItWas(Phase phase) {
        fillStore();
        fixture.young.away = phase == Phase.FILLING;
        fixture.embedding().migrateTo("young");
        if (phase != Phase.FILLING) {
            await(() -> fixture.phase() == Phase.READY);
        }
        if (phase == Phase.SWITCHED || phase == Phase.DROPPING) {
            fixture.embedding().switchOver();
        }
        if (phase == Phase.DROPPING) {
            fixture.kept.migrations().beginDropping();
        }
        fixture.restart();
        fixture.young.away = false;

        fixture.add("My harp is in the cellar.");
        assertThat(fixture.found("Where is my harp?")).contains("User's harp is in the cellar.");
        assertThat(fixture.found("Where is my violin?")).contains("User's violin is in the attic.");
        if (phase != Phase.DROPPING) {
            await(() -> fixture.phase() == Phase.READY || fixture.phase() == Phase.SWITCHED);
            fixture.embedding().switchOver();
            fixture.embedding().finish();
        }
        fixture.awaitEnd();
        assertThat(fixture.embedding().status().current()).isEqualTo(fixture.young.id());
        assertThat(fixture.found("Where is my violin?")).contains("User's violin is in the attic.");
    }

    @Test
    void whatIsChangedMeanwhileIsChangedInBoth() {
        fillStore();
        fixture.young.away = true;
        fixture.embedding().migrateTo("young");
        List<Memory> all = fixture.memories().list(ListRequest.of(ANN)).items();
        fixture.memories().update(UpdateRequest.text(all.get(0).id(), "The lamp is on the roof."));
        fixture.memories().delete(new DeleteRequest(all.get(1).id()));
        fixture.add("I live in Lisbon.");
        fixture.young.away = false;
        await(() -> fixture.phase() == Phase.READY);
        fixture.memories().update(UpdateRequest.text(all.get(2).id(), "The carpet is in the hall."));
        fixture.memories().delete(new DeleteRequest(all.get(3).id()));
        fixture.add("I moved to Porto.");

        fixture.embedding().switchOver();

        assertThat(fixture.found("Where is the lamp?")).contains("The lamp is on the roof.");
        assertThat(fixture.found("Where is the carpet?")).contains("The carpet is in the hall.");
        assertThat(fixture.found("attic"))
                .doesNotContain(
                        all.get(0).text(),
                        all.get(1).text(),
                        all.get(2).text(),
                        all.get(3).text());
        assertThat(fixture.violations()).isEmpty();
        fixture.embedding().rollBack();
        assertThat(fixture.found("Where is the carpet?")).contains("The carpet is in the hall.");
    }

    @Test
    void aWriteThatWasEmbeddedBeforeASwitchIsFoundAfterIt() throws ExecutionException, InterruptedException {
        fillStore();
        fixture.migrateUntilReady();
        CountDownLatch embedded = new CountDownLatch(1);
        CountDownLatch switched = new CountDownLatch(1);
        AtomicReference<Thread> adding = new AtomicReference<>();
        fixture.old.afterPassages = () -> {
            if (Thread.currentThread().equals(adding.get())) {
                embedded.countDown();
                awaitQuietly(switched);
            }
        };
        FutureTask<Boolean> add = new FutureTask<>(() -> {
            adding.set(Thread.currentThread());
            fixture.add("My harp is in the cellar.");
            return true;
        });
        Thread.ofPlatform().start(add);
        embedded.await();
        fixture.embedding().switchOver();
        switched.countDown();

        assertThat(add.get()).isTrue();
        assertThat(fixture.found("Where is my harp?")).contains("User's harp is in the cellar.");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void searchesGoOnThroughEveryStepAndNeverMixThePairs() throws ExecutionException, InterruptedException {
        fillStore();
        AtomicBoolean over = new AtomicBoolean();
        List<FutureTask<Integer>> searching = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
            FutureTask<Integer> searches = new FutureTask<>(() -> {
                int asked = 0;
                while (!over.get()) {
                    assertThat(fixture.found("Where is my violin?")).contains("User's violin is in the attic.");
                    asked++;
                }
                return asked;
            });
            Thread.ofVirtual().start(searches);
            searching.add(searches);
        }
        FutureTask<Integer> writing = new FutureTask<>(() -> {
            int written = 0;
            while (!over.get() && written < 300) {
                String text = "My box number " + written++ + " is in the hall.";
                fixture.add(text);
            }
            return written;
        });
        Thread.ofVirtual().start(writing);

        fixture.migrateUntilReady();
        for (int round = 0; round < 3; round++) {
            fixture.embedding().switchOver();
            fixture.embedding().rollBack();
        }
        fixture.embedding().switchOver();
        int written = writing.get();
        fixture.embedding().finish();
        fixture.awaitEnd();
        over.set(true);

        for (FutureTask<Integer> searches : searching) {
            assertThat(searches.get()).isPositive();
        }
        assertThat(fixture.mixed).hasValue(0);
        assertThat(fixture.memories().list(ListRequest.of(ANN)).total()).isEqualTo(7L + written);
    }

    @Test
    void bothAreComparedOnWhatWasSearchedForLately() {
        fillStore();
        fixture.found("Where is my violin?");
        fixture.found("Who plays the accordion?");
        fixture.migrateUntilReady();

        EmbedderComparison compared = fixture.embedding().compare(List.of());

        assertThat(compared.first()).isEqualTo(fixture.old.id());
        assertThat(compared.second()).isEqualTo(fixture.young.id());
        assertThat(compared.own()).isFalse();
        assertThat(compared.questions())
                .extracting(EmbedderComparison.Question::number)
                .containsExactly(1, 2);
        assertThat(compared.questions())
                .allSatisfy(question -> assertThat(question.askedAt()).isNotNull())
                .allSatisfy(question -> assertThat(question.query()).isNull());
        assertThat(compared.mean().overlap()).isEqualTo(1);
        assertThat(compared.worst(1)).hasSize(1);
        assertThat(compared.worst(1).getFirst().likeness().rankBiasedOverlap())
                .isEqualTo(compared.questions().stream()
                        .mapToDouble(question -> question.likeness().rankBiasedOverlap())
                        .min()
                        .orElseThrow());
        assertThat(compared.questions().get(1).topChanged()).isFalse();
        assertThat(compared.firstTimes().search()).isPositive();
        EmbedderComparison own = fixture.embedding()
                .compare(List.of(new EmbedderComparison.Asked(ProjectId.DEFAULT, SearchRequest.of(ANN, "the kayak"))));
        assertThat(own.questions())
                .extracting(EmbedderComparison.Question::query)
                .containsExactly("the kayak");
        fixture.memories().reset(new ResetRequest(ProjectId.DEFAULT));
        assertThatThrownBy(() -> fixture.embedding().compare(List.of())).hasMessageContaining("searched for");
    }
}
