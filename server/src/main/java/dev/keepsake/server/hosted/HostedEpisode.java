package dev.keepsake.server.hosted;

import dev.keepsake.api.EpisodeRequest;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Turn;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.AttributeWire;
import dev.keepsake.server.wire.WireTimes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/episodes/{episode_id}/}, ours: what was said, verbatim, for who follows the sources of a memory. */
final class HostedEpisode {

    private HostedEpisode() {}

    static Response get(Request request, Caller caller) {
        return caller.memories()
                .episode(new EpisodeRequest(id(request.parameter("episode_id"))))
                .map(episode -> Response.ok(View.of(episode)))
                .orElseThrow(() -> KeepsakeException.notFound(HostedErrors.NO_EPISODE));
    }

    /** An id that cannot be one is as unknown as one that never was. */
    private static EpisodeId id(String text) {
        try {
            return new EpisodeId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            throw new KeepsakeException(ErrorCategory.NOT_FOUND, HostedErrors.NO_EPISODE, notAnId);
        }
    }

    private record View(
            String id,
            @Nullable String userId,
            @Nullable String agentId,
            @Nullable String appId,
            @Nullable String runId,
            List<TurnView> turns,
            String createdAt) {

        static View of(Episode episode) {
            var scope = episode.scope();
            return new View(
                    episode.id().toString(),
                    scope.user(),
                    scope.agent(),
                    scope.app(),
                    scope.run(),
                    episode.turns().stream().map(TurnView::of).toList(),
                    WireTimes.write(episode.receivedAt()));
        }
    }

    /** One message; sources count the characters of its content. */
    private record TurnView(
            int ordinal,
            String role,
            @Nullable String name,
            String content,
            @Nullable Map<String, @Nullable Object> metadata,
            String createdAt) {

        static TurnView of(Turn turn) {
            return new TurnView(
                    turn.id().ordinal(),
                    turn.role().key(),
                    turn.name(),
                    turn.text(),
                    AttributeWire.writeOrNull(turn.attributes()),
                    WireTimes.write(turn.time()));
        }
    }
}
