package dev.keepsake.engine.search;

import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult.SignalReport;
import dev.keepsake.api.Why;
import dev.keepsake.api.Why.OutOfReach.Reason;
import dev.keepsake.api.WhyRequest;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Selection;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verb {@code why}: runs the search and says what became of one memory in it. */
public final class Explaining {

    private final Store store;
    private final Searching searching;

    public Explaining(Store store, Searching searching) {
        this.store = store;
        this.searching = searching;
    }

    public Why why(ProjectId project, WhyRequest why) {
        Optional<Memory> found =
                store.memories().get(project, List.of(why.id())).stream().findFirst();
        if (found.isEmpty()) {
            return new Why.Unknown();
        }
        Examination examination = searching.examine(project, why.request());
        Instant knownAt = examination.selection().visibility().knownAt();
        Memory memory = knownAt == null ? found.get() : asKnown(project, why.id(), knownAt);
        if (memory == null) {
            return new Why.OutOfReach(Reason.TIME);
        }
        Why unreachable = unreachable(memory, why.request(), examination.selection());
        return unreachable != null ? unreachable : placed(memory, why.request(), examination);
    }

    private @Nullable Memory asKnown(ProjectId project, MemoryId id, Instant moment) {
        List<Memory> then = store.memories().asKnown(project, List.of(id), moment);
        return then.isEmpty() ? null : then.getFirst();
    }

    private static @Nullable Why unreachable(Memory memory, SearchRequest request, Selection selection) {
        Facets facets = Facets.of(memory);
        if (!selection.scope().covers(memory.scope())) {
            return new Why.OutOfReach(Reason.SCOPE);
        }
        if (!selection.filter().matches(facets)) {
            return new Why.OutOfReach(Reason.FILTER);
        }
        if (memory.lifecycle().state() == MemoryState.SUPERSEDED
                && !selection.visibility().sees(MemoryState.SUPERSEDED)) {
            return new Why.Superseded(memory.lifecycle().supersededBy());
        }
        if (memory.lifecycle().expiredAt(selection.visibility().now())
                && !selection.visibility().expired()) {
            return new Why.OutOfReach(Reason.EXPIRED);
        }
        if (!selection.includes(selection.project(), facets)) {
            return new Why.OutOfReach(Reason.TIME);
        }
        boolean asTurn =
                memory.kind() == MemoryKind.VERBATIM && !memory.sources().isEmpty();
        return !request.returning().contains(EntryKind.MEMORY) && !asTurn ? new Why.OutOfReach(Reason.KIND) : null;
    }

    private static Why placed(Memory memory, SearchRequest request, Examination examination) {
        for (int i = 0; i < examination.hits().size(); i++) {
            Hit hit = examination.hits().get(i);
            if (isOf(hit, memory)) {
                return new Why.Returned(i + 1, hit);
            }
        }
        MemoryId id = memory.id();
        List<Ranked> ranking = examination.ranking();
        int rank = 0;
        for (Ranked ranked : ranking) {
            rank += mayBeReturned(ranked.key(), request) ? 1 : 0;
            if (ranked.key().equals(new EntryKey.OfMemory(id))) {
                return missed(Math.max(1, rank), ranked, memory, request, examination);
            }
        }
        return new Why.NotProposed(examination.answers().stream()
                .map(SignalAnswer::report)
                .filter(report -> report.state() != SignalReport.State.ANSWERED)
                .toList());
    }

    /** A rank counts what the caller could have been given, and not the turns that only serve as signals. */
    private static boolean mayBeReturned(EntryKey key, SearchRequest request) {
        return switch (key) {
            case EntryKey.OfMemory memory -> true;
            case EntryKey.OfTurn turn -> request.returning().contains(EntryKind.TURN);
        };
    }

    private static Why missed(int rank, Ranked ranked, Memory memory, SearchRequest request, Examination examination) {
        if (ranked.score() < request.threshold()) {
            return new Why.BelowThreshold(rank, ranked.score(), request.threshold(), ranked.explanation());
        }
        EntryKey better = better(memory, examination.duplicates());
        if (better != null) {
            return new Why.Duplicate(better.text());
        }
        for (var outside : examination.outside().entrySet()) {
            if (isOf(outside.getKey(), memory)) {
                return new Why.OutsideBudget(rank, outside.getValue(), request.tokenBudget());
            }
        }
        double last =
                examination.hits().isEmpty() ? 0 : examination.hits().getLast().score();
        return new Why.BelowCut(rank, request.limit(), ranked.score(), last, ranked.explanation());
    }

    /** The better hit that says the same as this memory, or as the turn that it would be returned as. */
    private static @Nullable EntryKey better(Memory memory, Map<EntryKey, EntryKey> duplicates) {
        EntryKey better = duplicates.get(new EntryKey.OfMemory(memory.id()));
        if (better != null
                || memory.kind() != MemoryKind.VERBATIM
                || memory.sources().isEmpty()) {
            return better;
        }
        return duplicates.get(new EntryKey.OfTurn(memory.sources().getFirst().turn()));
    }

    private static boolean isOf(Hit hit, Memory memory) {
        return switch (hit) {
            case Hit.OfMemory(Memory returned, var score, var explanation) ->
                returned.id().equals(memory.id());
            case Hit.OfTurn(var turn, var score, var explanation) ->
                memory.kind() == MemoryKind.VERBATIM
                        && memory.sources().stream()
                                .anyMatch(source -> source.turn().equals(turn.id()));
        };
    }
}
