package dev.keepsake.server.operations;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.EpisodeRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.OperationRequest;
import dev.keepsake.api.OperationsRequest;
import dev.keepsake.api.OwnersRequest;
import dev.keepsake.api.RelationsRequest;
import dev.keepsake.api.ResetRequest;
import dev.keepsake.api.RestoreRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.api.Why;
import dev.keepsake.api.WhyRequest;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Episode;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.graph.Relation;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.server.levels.ServiceLevels;
import dev.keepsake.server.levels.ServiceLevels.Verb;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Page;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Memories whose adds and searches are timed. */
final class ObservedMemories implements Memories {

    private final Memories inner;
    private final Metrics metrics;
    private final ServiceLevels levels;

    ObservedMemories(Memories inner, Metrics metrics, ServiceLevels levels) {
        this.inner = inner;
        this.metrics = metrics;
        this.levels = levels;
    }

    @Override
    public AddResult add(AddRequest request) {
        return timed("adds", Verb.WRITE, () -> inner.add(request));
    }

    @Override
    public SearchResult search(SearchRequest request) {
        return timed("searches", Verb.READ, () -> inner.search(request));
    }

    @Override
    public Optional<Memory> get(GetRequest request) {
        return inner.get(request);
    }

    @Override
    public Page<Memory> list(ListRequest request) {
        return inner.list(request);
    }

    @Override
    public List<Relation> relations(RelationsRequest request) {
        return inner.relations(request);
    }

    @Override
    public Memory update(UpdateRequest request) {
        return inner.update(request);
    }

    @Override
    public Why why(WhyRequest request) {
        return timed("searches", Verb.READ, () -> inner.why(request));
    }

    @Override
    public Memory restore(RestoreRequest request) {
        return inner.restore(request);
    }

    @Override
    public Memory delete(DeleteRequest request) {
        return inner.delete(request);
    }

    @Override
    public Operation deleteAll(DeleteAllRequest request) {
        return inner.deleteAll(request);
    }

    @Override
    public List<HistoryEntry> history(HistoryRequest request) {
        return inner.history(request);
    }

    @Override
    public void reset(ResetRequest request) {
        inner.reset(request);
    }

    @Override
    public Page<ScopeOwner> owners(OwnersRequest request) {
        return inner.owners(request);
    }

    @Override
    public Optional<Episode> episode(EpisodeRequest request) {
        return inner.episode(request);
    }

    @Override
    public Page<Operation> operations(OperationsRequest request) {
        return inner.operations(request);
    }

    @Override
    public Optional<Operation> operation(OperationRequest request) {
        return inner.operation(request);
    }

    private <T> T timed(String name, Verb verb, Supplier<T> call) {
        long began = System.nanoTime();
        ErrorCategory failure = ErrorCategory.INTERNAL;
        boolean done = false;
        try {
            T result = call.get();
            done = true;
            return result;
        } catch (KeepsakeException failed) {
            failure = failed.category();
            throw failed;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            metrics.called(name, done ? "done" : failure.name().toLowerCase(Locale.ROOT), took);
            boolean inAHurry = failure == ErrorCategory.DEADLINE_EXCEEDED && levels.isTooShort(verb, took);
            if (done || (isOurs(failure) && !inAHurry)) {
                levels.note(verb, took, done);
            }
        }
    }

    /** Whether the server is at fault; what a caller gets wrong says nothing of how good it is. */
    private static boolean isOurs(ErrorCategory failure) {
        return switch (failure) {
            case INVALID_REQUEST, NOT_FOUND, CONFLICT -> false;
            case CONFIGURATION, STORAGE_UNAVAILABLE, MODEL_UNAVAILABLE, DEADLINE_EXCEEDED, INTERNAL -> true;
        };
    }
}
