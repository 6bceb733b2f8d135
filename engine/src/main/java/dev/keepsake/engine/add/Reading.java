package dev.keepsake.engine.add;

import dev.keepsake.conversation.Turn;
import dev.keepsake.extract.Fact;
import dev.keepsake.index.IndexText;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.Embedding;
import dev.keepsake.store.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was read from an episode.
 *
 * @param facts what may become memories, no two of the same text when they were extracted
 * @param left what was not kept, and why
 * @param extractor who extracted, or null when turns are kept as they are
 * @param indexedTurns turns that are indexed beside the facts; none when the turns are the memories
 * @param claims what the facts say about slots
 * @param embeddings vectors of all these facts and turns, by their {@link IndexText}
 */
record Reading(
        List<Fact> facts,
        List<Outcome.NotStored> left,
        @Nullable String extractor,
        List<Turn> indexedTurns,
        Claims claims,
        Map<String, Embedding> embeddings) {

    /** The vector of a memory made from one of the facts. */
    Embedding embeddingOf(Memory memory) {
        return of(IndexText.of(memory.attribution().actor(), memory.text()));
    }

    /** The vector of one of the indexed turns. */
    Embedding embeddingOf(Turn turn) {
        return of(IndexText.of(turn.name(), turn.text()));
    }

    private Embedding of(String text) {
        return Objects.requireNonNull(embeddings.get(text), "every fact and every indexed turn was embedded");
    }
}
