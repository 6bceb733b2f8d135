package dev.keepsake.api;

import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Episode;
import dev.keepsake.graph.Relation;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Page;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The verbs of {@link Memories} for who cannot wait: each call blocks a virtual thread of its own, and the future is completed
 * by it, with the exception that the call would have thrown. There is nothing asynchronous behind it.
 *
 * <p>Calls that are begun one after the other may be carried out in another order. Where the order of adds to a scope matters,
 * begin the next one when the one before is done, or give them to {@link #addAll} together. Cancelling a future, or its timing
 * out, stops nobody but who waits for it: an add that was begun is carried out. A search stops at its own deadline.
 *
 * <p>Safe for use by many threads. What it stands before must stay open until the futures are complete.
 */
public final class AsyncMemories {

    private final Memories memories;

    private AsyncMemories(Memories memories) {
        this.memories = memories;
    }

    /** The same memories, without waiting. */
    public static AsyncMemories over(Memories memories) {
        return new AsyncMemories(memories);
    }

    public CompletableFuture<AddResult> add(AddRequest request) {
        return later(() -> memories.add(request));
    }

    public CompletableFuture<List<AddAnswer>> addAll(List<AddRequest> requests) {
        List<AddRequest> asked = List.copyOf(requests);
        return later(() -> memories.addAll(asked));
    }

    public CompletableFuture<SearchResult> search(SearchRequest request) {
        return later(() -> memories.search(request));
    }

    public CompletableFuture<Why> why(WhyRequest request) {
        return later(() -> memories.why(request));
    }

    public CompletableFuture<Optional<Memory>> get(GetRequest request) {
        return later(() -> memories.get(request));
    }

    public CompletableFuture<Page<Memory>> list(ListRequest request) {
        return later(() -> memories.list(request));
    }

    public CompletableFuture<List<Relation>> relations(RelationsRequest request) {
        return later(() -> memories.relations(request));
    }

    public CompletableFuture<Memory> update(UpdateRequest request) {
        return later(() -> memories.update(request));
    }

    public CompletableFuture<Memory> restore(RestoreRequest request) {
        return later(() -> memories.restore(request));
    }

    public CompletableFuture<Memory> delete(DeleteRequest request) {
        return later(() -> memories.delete(request));
    }

    public CompletableFuture<Operation> deleteAll(DeleteAllRequest request) {
        return later(() -> memories.deleteAll(request));
    }

    public CompletableFuture<List<HistoryEntry>> history(HistoryRequest request) {
        return later(() -> memories.history(request));
    }

    public CompletableFuture<Page<ScopeOwner>> owners(OwnersRequest request) {
        return later(() -> memories.owners(request));
    }

    public CompletableFuture<Optional<Episode>> episode(EpisodeRequest request) {
        return later(() -> memories.episode(request));
    }

    public CompletableFuture<Optional<Operation>> operation(OperationRequest request) {
        return later(() -> memories.operation(request));
    }

    public CompletableFuture<Page<Operation>> operations(OperationsRequest request) {
        return later(() -> memories.operations(request));
    }

    private static <T> CompletableFuture<T> later(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
    }
}
