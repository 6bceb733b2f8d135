package dev.keepsake.engine.add;

import dev.keepsake.api.AddRequest;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.memory.IdSource;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes of a request what is kept of it: turns with times and identities, and what a retry is recognised by. */
final class Submissions {

    private final IdSource ids;

    Submissions(IdSource ids) {
        this.ids = ids;
    }

    Submission of(ProjectId project, AddRequest request, Instant now) {
        EpisodeId id = new EpisodeId(ids.next());
        Episode episode = new Episode(id, project, request.scope(), turns(id, request, now), now);
        return new Submission(
                episode, request.handling(), request.attributes(), request.expiresOn(), idempotency(request));
    }

    private static List<Turn> turns(EpisodeId episode, AddRequest request, Instant now) {
        List<Turn> turns = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Message message : request.messages()) {
            Instant said = message.time() != null ? message.time() : request.time();
            String content = identity(request, message, said, episode);
            int occurrence = seen.merge(content, 1, Integer::sum);
            turns.add(new Turn(
                    new TurnId(episode, turns.size()),
                    message.role(),
                    message.name(),
                    message.text(),
                    said != null ? said : now,
                    new Digest().field(content).field(occurrence).hex(),
                    message.attributes()));
        }
        return turns;
    }

    /**
     * What tells one message from another. With the caller's message id or time, the same message is recognised whenever it
     * comes again; with neither, only the episode can tell a repeated import from a person who says "yes" twice, so it is
     * never taken for an earlier one. The occurrence, added by the caller of this method, keeps two equal messages of one
     * request apart.
     */
    private static String identity(AddRequest request, Message message, @Nullable Instant said, EpisodeId episode) {
        Object moment = message.externalId() != null ? message.externalId() : said != null ? said : episode;
        return new Digest()
                .field(request.scope().canonical())
                .field(message.role())
                .field(message.name())
                .field(message.identityText())
                .field(moment)
                .hex();
    }

    private static Submission.@Nullable Idempotency idempotency(AddRequest request) {
        String key = request.idempotencyKey();
        if (key == null) {
            return null;
        }
        Digest digest = new Digest()
                .field(request.scope().canonical())
                .field(request.handling().policy())
                .field(request.handling().procedural())
                .field(request.handling().guidance())
                .field(request.handling().budget())
                .field(request.attributes().values())
                .field(request.time())
                .field(request.expiresOn());
        for (Message message : request.messages()) {
            digest.field(message.role())
                    .field(message.name())
                    .field(message.identityText())
                    .field(message.time())
                    .field(message.externalId())
                    .field(message.attributes().values());
        }
        return new Submission.Idempotency(key, digest.hex());
    }
}
