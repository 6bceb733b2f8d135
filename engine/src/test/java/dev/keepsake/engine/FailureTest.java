package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult.SignalReport;
import dev.keepsake.api.Signal;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.InvariantExtension;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FailureTest {

    private static final Scope ALICE = Scope.ofUser("alice");

    @Order(1)
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture();

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(fixture::violations);

    @Test
    void whatCouldNotBeCarriedOutIsTriedAgainAndStoredOnce() {
        fixture.embedder.failNext(1);
        assertThatThrownBy(() -> fixture.memories().add(AddRequest.of(ALICE, "I moved to Lisbon")))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("kept as operation");

        fixture.engine.drain();

        assertThat(listed()).containsExactly("I moved to Lisbon");
    }

    @Test
    void whatWasAcceptedButNotCarriedOutIsCarriedOutAtTheNextStart() {
        fixture.embedder.failNext(Integer.MAX_VALUE);
        assertThatThrownBy(() -> fixture.memories().add(AddRequest.of(ALICE, "I moved to Lisbon")))
                .isInstanceOf(KeepsakeException.class);
        fixture.engine.close();
        assertThat(listed()).isEmpty();

        fixture.embedder.failNext(0);
        fixture.restartWithEmptyIndex();
        fixture.engine.drain();

        assertThat(listed()).containsExactly("I moved to Lisbon");
    }

    @Test
    void aRetryAfterAFailureDoesNotStoreTwice() {
        AddRequest request = AddRequest.of(ALICE, "I moved to Lisbon").withIdempotencyKey("k");
        fixture.embedder.failNext(1);
        assertThatThrownBy(() -> fixture.memories().add(request)).isInstanceOf(KeepsakeException.class);

        fixture.memories().add(request);
        fixture.restartWithEmptyIndex();
        fixture.engine.drain();

        assertThat(listed()).containsExactly("I moved to Lisbon");
    }

    @Test
    void aSearchGoesOnWithoutASignalThatFailsAndSaysSo() {
        fixture.memories().add(AddRequest.of(ALICE, "I moved to Lisbon"));
        fixture.embedder.failNext(1);

        var result = fixture.memories().search(SearchRequest.of(ALICE, "Lisbon"));

        assertThat(result.hits()).hasSize(1);
        assertThat(result.signals())
                .extracting(SignalReport::signal, SignalReport::state)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(Signal.VECTOR, SignalReport.State.FAILED),
                        org.assertj.core.groups.Tuple.tuple(Signal.KEYWORD, SignalReport.State.ANSWERED));
    }

    @Test
    void aSearchWhoseDeadlineHasPassedSaysSo() {
        fixture.memories().add(AddRequest.of(ALICE, "I moved to Lisbon"));

        assertThatThrownBy(() -> fixture.memories()
                        .search(SearchRequest.of(ALICE, "Lisbon").by(Deadline.after(Duration.ZERO))))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        thrown -> assertThat(thrown.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));
    }

    @Test
    void manyAtOnceStoreTheSameStatementOnce() throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> adds = new ArrayList<>();
            for (int add = 0; add < 64; add++) {
                String text = "statement " + add % 4;
                adds.add(threads.submit(() -> fixture.memories().add(AddRequest.of(ALICE, text))));
            }
            for (Future<?> add : adds) {
                add.get();
            }
        }
        assertThat(listed()).containsExactlyInAnyOrder("statement 0", "statement 1", "statement 2", "statement 3");
    }

    @Test
    void twoEnginesOnOneStoreDoNotBothPassTheDuplicateCheck() throws ExecutionException, InterruptedException {
        MemoryEngine second = fixture.secondEngine();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> adds = new ArrayList<>();
            for (int add = 0; add < 64; add++) {
                String text = "statement " + add / 2 % 8;
                MemoryEngine engine = add % 2 == 0 ? fixture.engine : second;
                adds.add(threads.submit(() ->
                        engine.project(dev.keepsake.scope.ProjectId.DEFAULT).add(AddRequest.of(ALICE, text))));
            }
            for (Future<?> add : adds) {
                add.get();
            }
        }
        assertThat(listed()).hasSize(8).doesNotHaveDuplicates();
    }

    private List<String> listed() {
        return fixture.memories().list(ListRequest.of(ALICE)).items().stream()
                .map(Memory::text)
                .toList();
    }
}
