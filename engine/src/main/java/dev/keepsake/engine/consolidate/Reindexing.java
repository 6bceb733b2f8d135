package dev.keepsake.engine.consolidate;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.add.FeatureReader;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexText;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Reversal;
import dev.keepsake.store.Store;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes anew what the indexes had of the memories and turns that an undo brings back. */
final class Reindexing {

    private final Store store;
    private final Embedder embedder;

    Reindexing(Store store, Embedder embedder) {
        this.store = store;
        this.embedder = embedder;
    }

    Vectors of(ProjectId project, List<Change> changes, Reversal reversal) {
        Episodes episodes = new Episodes(project);
        Map<EntryKey, Wanted> wanted = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.Restored(Memory before, Memory after)
                    && before.lifecycle().state() == MemoryState.DELETED) {
                EntryKey key = new EntryKey.OfMemory(after.id());
                Features read = reversal.features().getOrDefault(key, Features.NONE);
                boolean isTurn =
                        after.kind() == MemoryKind.VERBATIM && !after.sources().isEmpty();
                String context =
                        isTurn ? episodes.context(after.sources().getFirst().turn()) : null;
                wanted.put(key, new Wanted(IndexText.of(after.attribution().actor(), after.text()), context, read));
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.Updated(Memory before, Memory after)
                    && !before.text().equals(after.text())) {
                EntryKey key = new EntryKey.OfMemory(after.id());
                Features read = reversal.features().getOrDefault(key, Features.NONE);
                wanted.put(key, new Wanted(IndexText.of(after.attribution().actor(), after.text()), null, read));
            }
        }
        for (TurnId id : reversal.withdrawnTurns()) {
            Turn turn = episodes.turn(id);
            if (turn != null) {
                wanted.put(
                        new EntryKey.OfTurn(id),
                        new Wanted(
                                IndexText.of(turn.name(), turn.text()), episodes.context(id), FeatureReader.of(turn)));
            }
        }
        return embedded(wanted);
    }

    private Vectors embedded(Map<EntryKey, Wanted> wanted) {
        List<String> texts = new ArrayList<>();
        wanted.values().forEach(one -> {
            texts.add(one.text());
            if (one.context() != null) {
                texts.add(one.context());
            }
        });
        List<String> distinct = texts.stream().distinct().toList();
        Map<String, Embedding> byText = new HashMap<>();
        if (!distinct.isEmpty()) {
            List<Embedding> vectors = embedder.embed(distinct, Embedder.Purpose.PASSAGE, Deadline.NONE);
            for (int i = 0; i < distinct.size(); i++) {
                byText.put(distinct.get(i), vectors.get(i));
            }
        }
        Map<EntryKey, Embedding> embeddings = new HashMap<>();
        Map<EntryKey, Features> features = new HashMap<>();
        wanted.forEach((key, one) -> {
            embeddings.put(key, Objects.requireNonNull(byText.get(one.text()), "every text was embedded"));
            Features read = one.features();
            features.put(key, one.context() == null ? read : read.withInContext(byText.get(one.context())));
        });
        return new Vectors(embeddings, features);
    }

    /** What is to be indexed: a text, that text with what was said before it, or null, and what else was read. */
    private record Wanted(String text, @Nullable String context, Features features) {}

    /** What goes into a plan. */
    record Vectors(Map<EntryKey, Embedding> embeddings, Map<EntryKey, Features> features) {}

    /** The episodes of the turns, each read once. */
    private final class Episodes {

        private final ProjectId project;
        private final Map<EpisodeId, List<Turn>> turns = new HashMap<>();

        Episodes(ProjectId project) {
            this.project = project;
        }

        private List<Turn> of(EpisodeId id) {
            return turns.computeIfAbsent(
                    id,
                    key -> store.episodes()
                            .episode(project, key)
                            .map(Episode::turns)
                            .orElse(List.of()));
        }

        @Nullable
        Turn turn(TurnId id) {
            return of(id.episode()).stream()
                    .filter(turn -> turn.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }

        @Nullable
        String context(TurnId id) {
            return FeatureReader.contexts(of(id.episode())).get(id);
        }
    }
}
