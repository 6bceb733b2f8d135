package dev.keepsake.index.lucene;

import dev.keepsake.model.EmbedderId;
import java.util.Map;
import java.util.Optional;

/**
 * What is written down with each commit, so that entries and position can never disagree.
 *
 * @param position the log position reached
 * @param embedder whose vectors the index holds
 */
record Commit(long position, EmbedderId embedder) {

    private static final String LAYOUT = "layout";
    private static final String POSITION = "position";
    private static final String EMBEDDER = "embedder";
    private static final String DIMENSION = "dimension";

    Map<String, String> toUserData() {
        return Map.of(
                LAYOUT, EntryDocument.LAYOUT,
                POSITION, Long.toString(position),
                EMBEDDER, embedder.name(),
                DIMENSION, Integer.toString(embedder.dimension()));
    }

    /** The commit of this user data, or empty when it was written by a program that kept entries differently. */
    static Optional<Commit> ofUserData(Map<String, String> data) {
        if (!EntryDocument.LAYOUT.equals(data.get(LAYOUT))) {
            return Optional.empty();
        }
        EmbedderId embedder = new EmbedderId(data.getOrDefault(EMBEDDER, ""), Integer.parseInt(data.get(DIMENSION)));
        return Optional.of(new Commit(Long.parseLong(data.get(POSITION)), embedder));
    }
}
