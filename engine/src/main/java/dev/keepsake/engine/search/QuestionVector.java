package dev.keepsake.engine.search;

import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The vector of a question, made when the first signal asks for it and once only.
 *
 * <p>When the question names whom it is about, it is the mean of the question's vector and of that of the question without
 * the names: a name draws the vector to everything this person ever said, and the signal of speakers looks after names
 * already.
 */
final class QuestionVector {

    private final Embedder embedder;
    private final List<String> texts;
    private final Phases phases;
    private final ReentrantLock making = new ReentrantLock();
    private @Nullable Embedding made;

    QuestionVector(Embedder embedder, String question, @Nullable String withoutNames) {
        this(embedder, question, withoutNames, Phases.UNWATCHED);
    }

    /** Told of as a part of the search, whichever signal's thread happens to make it. */
    QuestionVector(Embedder embedder, String question, @Nullable String withoutNames, Phases phases) {
        this.embedder = embedder;
        List<String> all = new ArrayList<>(List.of(question));
        if (withoutNames != null) {
            all.add(withoutNames);
        }
        this.texts = List.copyOf(all);
        this.phases = phases;
    }

    Embedding get(Deadline deadline) {
        making.lock();
        try {
            if (made == null) {
                made = mean(
                        phases.in(Phase.EMBED_QUESTION, () -> embedder.embed(texts, Embedder.Purpose.QUERY, deadline)));
            }
            return made;
        } finally {
            making.unlock();
        }
    }

    private static Embedding mean(List<Embedding> embeddings) {
        if (embeddings.size() == 1) {
            return embeddings.getFirst();
        }
        float[] sum = new float[embeddings.getFirst().vector().length];
        for (Embedding embedding : embeddings) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += embedding.vector()[i];
            }
        }
        double length = 0;
        for (float value : sum) {
            length += (double) value * value;
        }
        if (length == 0) {
            return embeddings.getFirst();
        }
        float scale = (float) (1 / Math.sqrt(length));
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= scale;
        }
        return new Embedding(embeddings.getFirst().embedder(), sum);
    }
}
