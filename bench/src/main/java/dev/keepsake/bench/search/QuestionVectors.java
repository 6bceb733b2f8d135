package dev.keepsake.bench.search;

import dev.keepsake.bench.MadeVectors;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vectors made up for memories, so that a million of them are there in minutes; those of questions are made up, too, or
 * computed by a model. What a search finds then means nothing, but it takes the time that it takes: vectors are compared one
 * by one, whatever is in them, and the model works beside the other signals as it does in earnest.
 */
final class QuestionVectors implements Embedder {

    private final MadeVectors made = new MadeVectors();
    private final @Nullable Embedder model;
    private volatile boolean computing;

    /** With a model that its owner closes, or without one. */
    QuestionVectors(@Nullable Embedder model) {
        this.model = model;
    }

    boolean hasModel() {
        return model != null;
    }

    /** From now on questions are computed by the model, or not. */
    void compute(boolean byModel) {
        computing = byModel;
    }

    @Override
    public EmbedderId id() {
        return made.id();
    }

    @Override
    public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
        if (purpose == Purpose.PASSAGE || !computing || model == null) {
            return made.embed(texts, purpose, deadline);
        }
        return model.embed(texts, purpose, deadline).stream()
                .map(computed -> new Embedding(made.id(), computed.vector()))
                .toList();
    }
}
