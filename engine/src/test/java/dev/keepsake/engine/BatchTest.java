package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddAnswer;
import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.AsyncMemories;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.OperationsRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.Policy;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.InvariantExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many adds at once, and adds that nobody waits for. */
class BatchTest {

    private static final Scope ALICE = Scope.ofUser("alice");
    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");

    @Order(1)
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture();

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(fixture::violations);

    @Test
    void eachRequestOfABatchHasItsAnswerInItsPlace() {
        AddRequest wanting = AddRequest.of(ALICE, "I like tea")
                .withHandling(
                        new Handling(Policy.RECONCILE, false, Handling.DEFAULT.guidance(), Handling.DEFAULT.budget()));

        List<AddAnswer> answers =
                fixture.memories().addAll(List.of(AddRequest.of(ALICE, "one"), wanting, AddRequest.of(ALICE, "three")));

        assertThat(answers).hasSize(3);
        assertThat(text(answers.getFirst())).isEqualTo("one");
        assertThat(answers.get(1))
                .isInstanceOfSatisfying(
                        AddAnswer.Failed.class,
                        failed -> assertThat(failed.failure().category()).isEqualTo(ErrorCategory.INVALID_REQUEST));
        assertThat(text(answers.getLast())).isEqualTo("three");
    }

    @Test
    void theAddsOfOneScopeAreCarriedOutInTheirOrder() {
        List<AddRequest> requests = new ArrayList<>();
        for (int user = 0; user < 12; user++) {
            for (String town : List.of("Lisbon", "Porto", "Ghent", "Oslo")) {
                requests.add(AddRequest.of(Scope.ofUser("user " + user), "I moved to " + town + "."));
            }
        }

        List<AddAnswer> answers = fixture.memories().addAll(requests);

        assertThat(answers).hasSameSizeAs(requests).allMatch(AddAnswer.Added.class::isInstance);
        for (int user = 0; user < 12; user++) {
            assertThat(texts(Scope.ofUser("user " + user))).containsExactly("I moved to Oslo.");
        }
    }

    @Test
    void aBatchOfNothingIsNothing() {
        assertThat(fixture.memories().addAll(List.of())).isEmpty();
    }

    @Test
    void theAsyncDoorLeadsToTheSameMemories() {
        AsyncMemories async = AsyncMemories.over(fixture.memories());

        MemoryId id = async.add(AddRequest.of(ALICE, "I like tea").at(BEGIN))
                .thenApply(added -> added.stored().getFirst().memory())
                .thenCompose(added -> async.update(UpdateRequest.text(added, "I like green tea")))
                .thenApply(Memory::id)
                .join();

        assertThat(async.get(new GetRequest(id)).join())
                .get()
                .extracting(Memory::text)
                .isEqualTo("I like green tea");
        assertThat(async.search(SearchRequest.of(ALICE, "tea")).join().hits()).hasSize(1);
        assertThat(async.list(ListRequest.of(ALICE)).join().total()).isEqualTo(1);
        assertThat(async.operations(new OperationsRequest(PageRequest.first(5)))
                        .join()
                        .total())
                .isEqualTo(1);
    }

    @Test
    void aFailureCompletesTheFuture() {
        AsyncMemories async = AsyncMemories.over(fixture.memories());

        CompletableFuture<Memory> future = async.update(UpdateRequest.text(new MemoryId(new UUID(7, 7)), "anything"));

        assertThatThrownBy(future::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        failure -> assertThat(failure.category()).isEqualTo(ErrorCategory.NOT_FOUND));
    }

    @Test
    void whoGivesUpWaitingDoesNotStopAnAdd() {
        CountDownLatch opened = new CountDownLatch(1);
        fixture.embedder.waitFor(opened);
        AsyncMemories async = AsyncMemories.over(fixture.memories());
        CompletableFuture<AddResult> added = async.add(AddRequest.of(ALICE, "I like tea"));
        CompletableFuture<AddResult> waiting = added.thenApply(result -> result);

        waiting.cancel(true);
        opened.countDown();
        added.join();

        assertThat(waiting).isCancelled();
        assertThat(texts(ALICE)).containsExactly("I like tea");
    }

    private List<String> texts(Scope scope) {
        return fixture.memories().list(new ListRequest(Reach.of(scope), PageRequest.first(100))).items().stream()
                .map(Memory::text)
                .toList();
    }

    private static String text(AddAnswer answer) {
        return switch (answer) {
            case AddAnswer.Added(AddResult result) -> result.stored().getFirst().text();
            case AddAnswer.Failed(KeepsakeException failure) -> String.valueOf(failure.getMessage());
        };
    }
}
