package dev.keepsake.testkit.reference;

import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Facets;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Submission;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything one project has. */
final class ProjectContents {

    /** What an idempotency key was used for. */
    record Used(String digest, UUID operation) {}

    final Map<EpisodeId, Submission> submissions = new LinkedHashMap<>();
    final Map<UUID, Operation> operations = new HashMap<>();
    final Map<String, Used> idempotency = new HashMap<>();
    final Map<MemoryId, Memory> memories = new HashMap<>();
    final Map<MemoryId, List<HistoryEntry>> history = new HashMap<>();

    /** The vectors of what is in the indexes. */
    final Map<EntryKey, Embedding> embeddings = new HashMap<>();

    final Map<Scope, Long> versions = new HashMap<>();

    long version(Scope scope) {
        return versions.getOrDefault(scope, 0L);
    }

    @Nullable
    Turn turn(TurnId id) {
        Submission submission = submissions.get(id.episode());
        if (submission == null) {
            return null;
        }
        return submission.episode().turns().stream()
                .filter(turn -> turn.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** What the indexes are to hold under {@code key}, or null when they are to hold nothing. */
    @Nullable
    IndexEntry indexEntry(ProjectId project, EntryKey key) {
        Embedding embedding = embeddings.get(key);
        Facets facets = facets(key);
        return embedding == null || facets == null ? null : new IndexEntry(key, project, facets, embedding);
    }

    private @Nullable Facets facets(EntryKey key) {
        return switch (key) {
            case EntryKey.OfMemory(MemoryId id) -> {
                Memory memory = memories.get(id);
                yield memory == null || memory.lifecycle().state() == MemoryState.DELETED ? null : Facets.of(memory);
            }
            case EntryKey.OfTurn(TurnId id) -> {
                Submission submission = submissions.get(id.episode());
                Turn turn = turn(id);
                yield submission == null || turn == null ? null : facets(submission, turn);
            }
        };
    }

    private static Facets facets(Submission submission, Turn turn) {
        Episode episode = submission.episode();
        return new Facets(
                turn.id().toString(),
                episode.scope(),
                turn.text(),
                turn.name(),
                submission.attributes().merge(turn.attributes()),
                MemoryState.CURRENT,
                turn.time(),
                turn.time(),
                submission.expiresOn());
    }
}
