package dev.keepsake.models.embed;

import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.models.provider.ProviderFailure.Kind;

/** Brings what a model answers to unit length, which not every model does by itself, least of all when asked for fewer numbers. */
final class UnitVector {

    private UnitVector() {}

    /**
     * @param described who answered, for messages
     * @throws ProviderFailure when that is no direction
     */
    static float[] of(float[] vector, String described) {
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        if (!Double.isFinite(squares) || squares == 0) {
            throw ProviderFailure.of(
                    Kind.UNREADABLE,
                    described + " answered a vector of " + vector.length + " numbers "
                            + (squares == 0 ? "that are all 0" : "of which not all are numbers")
                            + "; check that it is a model for embeddings and that its server is sound");
        }
        double length = Math.sqrt(squares);
        float[] unit = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    static double cosine(float[] one, float[] other) {
        double product = 0;
        for (int i = 0; i < one.length; i++) {
            product += (double) one[i] * other[i];
        }
        return product;
    }
}
