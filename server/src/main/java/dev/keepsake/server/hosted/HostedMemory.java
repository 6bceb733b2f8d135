package dev.keepsake.server.hosted;

import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.EpisodeRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.RestoreRequest;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.Scope;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.UpdateReader;
import dev.keepsake.server.wire.WireAsOf;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One memory by its id. Other projects' ids are as unknown as ids that never were. */
final class HostedMemory {

    private HostedMemory() {}

    static Response get(Request request, Caller caller) {
        return caller.memories()
                .get(new GetRequest(id(request), WireAsOf.read(request.query().values())))
                .map(memory -> Response.ok(MemoryView.of(memory)))
                .orElseThrow(HostedMemory::unknown);
    }

    static Response update(Request request, Caller caller) {
        MemoryId id = id(request);
        Memory updated = caller.memories().update(UpdateReader.read(id, JsonFields.ofBody(request.body())));
        return Response.ok(MemoryView.of(updated));
    }

    static Response delete(Request request, Caller caller) {
        caller.memories().delete(new DeleteRequest(id(request)));
        return Response.ok(Map.of("message", "Memory deleted successfully!"));
    }

    /** Ours; Mem0's platform has no undo. */
    static Response restore(Request request, Caller caller) {
        return Response.ok(MemoryView.of(caller.memories().restore(new RestoreRequest(id(request)))));
    }

    static Response history(Request request, Caller caller) {
        MemoryId id = id(request);
        List<HistoryEntry> entries = caller.memories().history(new HistoryRequest(id));
        if (entries.isEmpty()) {
            throw unknown();
        }
        Map<EpisodeId, Episode> episodes = episodes(entries, caller);
        Scope scope = caller.memories()
                .get(new GetRequest(id))
                .map(Memory::scope)
                .or(() -> episodes.values().stream().map(Episode::scope).findFirst())
                .orElse(Scope.ANY);
        return Response.ok(entries.stream()
                .map(entry -> HistoryView.of(entry, scope, episodes.get(entry.episode())))
                .toList());
    }

    private static Map<EpisodeId, Episode> episodes(List<HistoryEntry> entries, Caller caller) {
        return entries.stream()
                .map(HistoryEntry::episode)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(episode -> caller.memories().episode(new EpisodeRequest(episode)).stream())
                .collect(Collectors.toMap(Episode::id, Function.identity()));
    }

    private static MemoryId id(Request request) {
        return MemoryIds.parse(request.parameter("memory_id"));
    }

    private static KeepsakeException unknown() {
        return KeepsakeException.notFound(HostedErrors.NO_MEMORY);
    }
}
