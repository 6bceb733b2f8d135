package dev.keepsake.testkit.fake;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An embedder without a model: words and their three-letter pieces are hashed into a vector, so that texts which share words
 * are near to each other. It understands nothing, and its name says so.
 */
public final class HashingEmbedder implements Embedder {

    /** Recorded in whatever store it fills. */
    public static final String NAME = "test-hashing";

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int PIECE = 3;
    private static final float WEIGHT_OF_PIECE = 0.25f;
    private static final float PRESENCE = 1e-3f;

    private final EmbedderId id;

    public HashingEmbedder() {
        this(128);
    }

    /** An embedder whose vectors have {@code dimension} numbers. */
    public HashingEmbedder(int dimension) {
        this(NAME, dimension);
    }

    /** One that goes by another name, where two of them are told apart. */
    public HashingEmbedder(String name, int dimension) {
        this.id = new EmbedderId(name, dimension);
    }

    @Override
    public EmbedderId id() {
        return id;
    }

    @Override
    public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
        List<Embedding> embeddings = new ArrayList<>();
        for (String text : texts) {
            if (deadline.passed()) {
                throw new KeepsakeException(
                        ErrorCategory.DEADLINE_EXCEEDED,
                        "The deadline passed after " + embeddings.size() + " of " + texts.size() + " texts");
            }
            embeddings.add(embed(text));
        }
        return embeddings;
    }

    /** The vector of one text, whatever its purpose and in no time at all. */
    public Embedding embed(String text) {
        float[] vector = new float[id.dimension()];
        // A text without any word still needs a direction.
        vector[0] = PRESENCE;
        for (String word : NOT_A_WORD.split(text.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty()) {
                add(vector, word, 1);
                for (int start = 0; start + PIECE <= word.length(); start++) {
                    add(vector, word.substring(start, start + PIECE), WEIGHT_OF_PIECE);
                }
            }
        }
        return new Embedding(id, toUnitLength(vector));
    }

    private static void add(float[] vector, String feature, float weight) {
        int hash = feature.hashCode() * 0x9E3779B9;
        hash ^= hash >>> 15;
        vector[Math.floorMod(hash, vector.length)] += weight;
    }

    private static float[] toUnitLength(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }
}
