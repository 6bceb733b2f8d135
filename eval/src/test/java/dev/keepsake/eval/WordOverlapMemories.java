package dev.keepsake.eval;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.EpisodeRequest;
import dev.keepsake.api.Explanation;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.Hit;
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
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.graph.Relation;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.Source;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps turns in a list and ranks them by the share of the question's words that they hold; enough to be measured. */
final class WordOverlapMemories implements Memories {

    final List<AddRequest> added = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();
    private long lastId;

    @Override
    public AddResult add(AddRequest request) {
        added.add(request);
        UUID episode = new UUID(0, ++lastId);
        for (int i = 0; i < request.messages().size(); i++) {
            Message message = request.messages().get(i);
            TurnId turn = new TurnId(new EpisodeId(episode), i);
            memories.add(new Memory(
                    new MemoryId(new UUID(0, ++lastId)),
                    request.scope(),
                    MemoryKind.VERBATIM,
                    message.text(),
                    new Attribution(message.role(), message.name()),
                    message.attributes(),
                    List.of(new Source(turn, new Span(0, message.text().length()))),
                    Lifecycle.current(message.time(), message.time(), null)));
        }
        Operation operation = new Operation(
                episode, Operation.Kind.ADD, Operation.State.SUCCEEDED, Outcome.EMPTY, Instant.EPOCH, null, null);
        return new AddResult(operation, false);
    }

    @Override
    public SearchResult search(SearchRequest request) {
        Set<String> asked = words(request.query());
        List<Hit> hits = memories.stream()
                .filter(memory -> request.reach().scope().covers(memory.scope()))
                .map(memory -> (Hit) new Hit.OfMemory(memory, overlap(asked, memory), new Explanation(List.of())))
                .filter(hit -> hit.score() > 0)
                .sorted(Comparator.comparingDouble(Hit::score).reversed())
                .limit(request.limit())
                .toList();
        return new SearchResult(hits, List.of());
    }

    private static double overlap(Set<String> asked, Memory memory) {
        Set<String> shared = words(memory.text());
        shared.retainAll(asked);
        return (double) shared.size() / asked.size();
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("\\W+")));
    }

    @Override
    public Optional<Memory> get(GetRequest request) {
        throw notMeasured();
    }

    @Override
    public List<Relation> relations(RelationsRequest request) {
        throw notMeasured();
    }

    @Override
    public Page<Memory> list(ListRequest request) {
        throw notMeasured();
    }

    @Override
    public Memory update(UpdateRequest request) {
        throw notMeasured();
    }

    @Override
    public Why why(WhyRequest request) {
        throw notMeasured();
    }

    @Override
    public Memory restore(RestoreRequest request) {
        throw notMeasured();
    }

    @Override
    public Memory delete(DeleteRequest request) {
        throw notMeasured();
    }

    @Override
    public Operation deleteAll(DeleteAllRequest request) {
        throw notMeasured();
    }

    @Override
    public List<HistoryEntry> history(HistoryRequest request) {
        throw notMeasured();
    }

    @Override
    public void reset(ResetRequest request) {
        throw notMeasured();
    }

    @Override
    public Page<ScopeOwner> owners(OwnersRequest request) {
        throw notMeasured();
    }

    @Override
    public Optional<Episode> episode(EpisodeRequest request) {
        throw notMeasured();
    }

    @Override
    public Page<Operation> operations(OperationsRequest request) {
        throw notMeasured();
    }

    @Override
    public Optional<Operation> operation(OperationRequest request) {
        throw notMeasured();
    }

    private static AssertionError notMeasured() {
        return new AssertionError("An evaluation only adds and searches");
    }
}
