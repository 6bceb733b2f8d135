package dev.keepsake.engine.search;

import dev.keepsake.change.ChangeKind;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.add.FeatureReader;
import dev.keepsake.engine.graph.Relating;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexText;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import dev.keepsake.time.AsOf;
import dev.keepsake.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what the indexes held at a moment of the past, for one search. What is counted over a scope, how common a word
 * is for one, is then counted over what was there; so the ranking is the one of that moment and not that of today with some
 * entries left out.
 */
final class PastIndexes {

    /** More would take longer than anybody waits, and more memory than a search may have. */
    static final int MOST_ENTRIES = 20_000;

    private final Store store;
    private final Pairing pairing;
    private final @Nullable Function<EmbedderId, TemporaryIndex> empty;

    PastIndexes(Store store, Pairing pairing, @Nullable Function<EmbedderId, TemporaryIndex> empty) {
        this.store = store;
        this.pairing = pairing;
        this.empty = empty;
    }

    /**
     * What was known at {@code moment} of the owners that are asked for.
     *
     * @throws KeepsakeException with {@code INVALID_REQUEST} when they had too many entries
     */
    TemporaryIndex at(Instant moment, Selection asked, Deadline deadline) {
        if (empty == null) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "A search of what was known at a moment needs temporary indexes; this engine was given none");
        }
        Selection counted = asked.counted();
        Selection known = new Selection(
                counted.project(),
                counted.scope(),
                counted.filter(),
                new Visibility(true, true, moment, AsOf.knownAt(moment)));
        List<IndexUpdate> updates = new ArrayList<>();
        for (IndexEntry entry : entries(known, moment, deadline)) {
            updates.add(new IndexUpdate.Upsert(entry));
        }
        TemporaryIndex index = empty.apply(pairing.id());
        try {
            index.projection().apply(updates, updates.size());
            return index;
        } catch (RuntimeException failed) {
            index.close();
            throw failed;
        }
    }

    private List<IndexEntry> entries(Selection known, Instant moment, Deadline deadline) {
        Page<Memory> memories = store.memories().list(known, PageRequest.first(MOST_ENTRIES));
        List<TurnId> turns = store.episodes().indexed(known);
        if (memories.total() + turns.size() > MOST_ENTRIES) {
            throw KeepsakeException.invalid("A search of what was known at a moment can look through "
                    + MOST_ENTRIES + " memories and messages; got " + (memories.total() + turns.size())
                    + ". Name a narrower scope, or ask for what was true at a moment as far as is known now");
        }
        Map<EntryKey, Memory> then = new HashMap<>();
        memories.items().forEach(memory -> then.put(new EntryKey.OfMemory(memory.id()), memory));
        List<EntryKey> keys = new ArrayList<>(then.keySet());
        turns.forEach(turn -> keys.add(new EntryKey.OfTurn(turn)));
        List<IndexEntry> entries = new ArrayList<>();
        List<Memory> reworded = new ArrayList<>();
        for (IndexEntry now : pairing.log().entries(known.project(), keys)) {
            Memory memory = then.get(now.key());
            if (memory == null) {
                entries.add(now);
            } else if (isRewordedSince(known.project(), memory, now, moment)) {
                reworded.add(memory);
            } else {
                entries.add(IndexEntry.of(known.project(), memory, now.embedding(), now.features()));
            }
        }
        entries.addAll(readAgain(known.project(), reworded, moment, deadline));
        return entries;
    }

    private boolean isRewordedSince(ProjectId project, Memory then, IndexEntry now, Instant moment) {
        return !then.lifecycle().updatedAt().equals(now.facets().updatedAt())
                && history(project, then.id()).stream()
                        .anyMatch(entry -> entry.at().isAfter(moment) && rewords(entry));
    }

    private static boolean rewords(HistoryEntry entry) {
        return entry.kind() == ChangeKind.UPDATED
                && entry.newText() != null
                && !entry.newText().equals(entry.oldText());
    }

    private List<HistoryEntry> history(ProjectId project, MemoryId id) {
        return store.memories().history(project, id);
    }

    private List<IndexEntry> readAgain(ProjectId project, List<Memory> memories, Instant moment, Deadline deadline) {
        List<String> texts = new ArrayList<>();
        Map<MemoryId, String> contexts = new HashMap<>();
        for (Memory memory : memories) {
            texts.add(IndexText.of(memory.attribution().actor(), memory.text()));
        }
        List<Memory> inFirstWords = memories.stream()
                .filter(memory -> isInFirstWords(project, memory, moment))
                .toList();
        for (Memory memory : inFirstWords) {
            String context = context(project, memory);
            if (context != null) {
                contexts.put(memory.id(), context);
                texts.add(context);
            }
        }
        Map<String, Embedding> vectors = embed(texts, deadline);
        List<IndexEntry> entries = new ArrayList<>();
        for (Memory memory : memories) {
            // What is corrected by hand is read for its words and relations alone.
            Features read = inFirstWords.contains(memory)
                    ? FeatureReader.of(memory.text(), memory.lifecycle().createdAt())
                            .withInContext(vectors.get(contexts.get(memory.id())))
                    : Features.NONE;
            Features features = Relating.ofCorrection(
                    memory.text(), memory.attribution(), memory.nature().trust(), read);
            Embedding own = vectors.get(IndexText.of(memory.attribution().actor(), memory.text()));
            if (own != null) {
                entries.add(IndexEntry.of(project, memory, own, features));
            }
        }
        return entries;
    }

    private boolean isInFirstWords(ProjectId project, Memory memory, Instant moment) {
        return history(project, memory.id()).stream()
                .noneMatch(entry -> !entry.at().isAfter(moment) && rewords(entry));
    }

    /** The text of the turn that a verbatim memory is, with what was said before it. */
    private @Nullable String context(ProjectId project, Memory memory) {
        if (memory.kind() != MemoryKind.VERBATIM || memory.sources().isEmpty()) {
            return null;
        }
        TurnId said = memory.sources().getFirst().turn();
        List<Turn> turns = store.episodes()
                .episode(project, said.episode())
                .map(episode -> episode.turns())
                .orElse(List.of());
        return FeatureReader.contexts(turns).get(said);
    }

    private Map<String, Embedding> embed(List<String> texts, Deadline deadline) {
        List<String> distinct = texts.stream().distinct().toList();
        List<Embedding> vectors =
                distinct.isEmpty() ? List.of() : pairing.embedder().embed(distinct, Embedder.Purpose.PASSAGE, deadline);
        Map<String, Embedding> byText = new HashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            byText.put(distinct.get(i), vectors.get(i));
        }
        return Collections.unmodifiableMap(byText);
    }
}
