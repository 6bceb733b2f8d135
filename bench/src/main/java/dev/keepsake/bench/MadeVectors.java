package dev.keepsake.bench;

import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Unit vectors made from the text by a random number generator: the same text has the same vector, other texts have
 * unrelated ones. Costs next to nothing, so that what is measured is everything but the model.
 */
public final class MadeVectors implements Embedder {

    private static final EmbedderId ID = new EmbedderId("made-vectors", 384);

    @Override
    public EmbedderId id() {
        return ID;
    }

    @Override
    public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
        return texts.stream().map(MadeVectors::embed).toList();
    }

    private static Embedding embed(String text) {
        SplittableRandom random = new SplittableRandom(text.hashCode() * 31L + text.length());
        float[] vector = new float[ID.dimension()];
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += vector[i] * (double) vector[i];
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return new Embedding(ID, vector);
    }
}
