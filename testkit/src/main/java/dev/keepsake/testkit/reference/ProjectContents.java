package dev.keepsake.testkit.reference;

import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Reversal;
import dev.keepsake.store.SetAside;
import dev.keepsake.store.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything one project has. */
final class ProjectContents {

    /** What an idempotency key was used for. */
    record Used(String digest, UUID operation) {}

    /** A second set of vectors of an entry. */
    record Second(Embedding own, @Nullable Embedding inContext) {}

    /** What models took and when; for an operation that was concluded by it, or in an attempt in vain. */
    record Spent(Instant at, List<ModelUse> uses, @Nullable Operation operation) {}

    final Map<EpisodeId, Submission> submissions = new LinkedHashMap<>();
    final Map<UUID, Operation> operations = new HashMap<>();
    final Map<String, Used> idempotency = new HashMap<>();
    final Map<MemoryId, Memory> memories = new HashMap<>();
    final Map<MemoryId, List<HistoryEntry>> history = new HashMap<>();

    /** The vectors of what is in the indexes. */
    final Map<EntryKey, Embedding> embeddings = new HashMap<>();

    /** Vectors of another embedder than the one in {@link #embeddings}, made afterwards. */
    final Map<EntryKey, Second> seconds = new HashMap<>();

    /** What else was read from them; nothing of one that is absent. */
    final Map<EntryKey, Features> features = new HashMap<>();

    final Map<Scope, Long> versions = new HashMap<>();
    final Map<UUID, Quarantined> quarantined = new HashMap<>();

    /** What embedders refuse, by whom; absent where nothing is. */
    final Map<EntryKey, Map<EmbedderId, SetAside>> aside = new HashMap<>();

    /** What it takes to undo operations. */
    final Map<UUID, Reversal> reversals = new HashMap<>();

    /** In the order in which it was spent. */
    final List<Spent> spent = new ArrayList<>();

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

    /** What the index of this embedder is to hold under {@code key}, or null when it is to hold nothing. */
    @Nullable
    IndexEntry indexEntry(ProjectId project, EntryKey key, @Nullable EmbedderId embedder) {
        Embedding embedding = embeddings.get(key);
        Features read = features.getOrDefault(key, Features.NONE);
        Second second = seconds.get(key);
        if (embedding != null && embedding.embedder().equals(embedder)) {
            return indexEntry(project, key, embedding, read);
        }
        if (second != null && second.own().embedder().equals(embedder)) {
            return indexEntry(project, key, second.own(), read.withInContext(second.inContext()));
        }
        return isSetAside(key, embedder) ? indexEntry(project, key, null, read.withInContext(null)) : null;
    }

    boolean isSetAside(EntryKey key, @Nullable EmbedderId embedder) {
        return embedder != null && aside.getOrDefault(key, Map.of()).containsKey(embedder);
    }

    /** What some index is to hold under {@code key}, or null when none is to hold anything. */
    @Nullable
    IndexEntry indexEntry(ProjectId project, EntryKey key) {
        Embedding embedding = embeddings.get(key);
        return embedding == null
                ? null
                : indexEntry(project, key, embedding, features.getOrDefault(key, Features.NONE));
    }

    private @Nullable IndexEntry indexEntry(
            ProjectId project, EntryKey key, @Nullable Embedding embedding, Features read) {
        return switch (key) {
            case EntryKey.OfMemory(MemoryId id) -> {
                Memory memory = memories.get(id);
                yield memory == null || memory.lifecycle().state() == MemoryState.DELETED
                        ? null
                        : IndexEntry.of(project, memory, embedding, read);
            }
            case EntryKey.OfTurn(TurnId id) -> {
                Submission submission = submissions.get(id.episode());
                Turn turn = turn(id);
                yield submission == null || turn == null
                        ? null
                        : IndexEntry.of(project, turn, submission.facetsOf(turn), embedding, read);
            }
        };
    }

    /** Forgets what the indexes hold under {@code key}. */
    void withdraw(EntryKey key) {
        embeddings.remove(key);
        seconds.remove(key);
        aside.remove(key);
        features.remove(key);
    }

    /** Whose entry it is. */
    Scope scope(EntryKey key) {
        return switch (key) {
            case EntryKey.OfMemory(MemoryId id) ->
                Objects.requireNonNull(memories.get(id)).scope();
            case EntryKey.OfTurn(TurnId id) ->
                Objects.requireNonNull(submissions.get(id.episode())).episode().scope();
        };
    }

    /** The turns before this one in its episode, oldest first. */
    List<Turn> before(TurnId id) {
        Submission submission = submissions.get(id.episode());
        return submission == null
                ? List.of()
                : submission.episode().turns().stream()
                        .filter(turn -> turn.id().ordinal() < id.ordinal())
                        .toList();
    }
}
