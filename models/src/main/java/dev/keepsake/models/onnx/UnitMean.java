package dev.keepsake.models.onnx;

import java.nio.FloatBuffer;

/**
 * Makes one vector of the vectors of a text's tokens: their mean, scaled to unit length. The sums are formed in a fixed order
 * and in single precision, one number after the other, because stored vectors were formed so and equal texts must keep equal
 * vectors to the last bit.
 */
final class UnitMean {

    private UnitMean() {}

    /**
     * @param rows {@code count} vectors of {@code dimension} numbers, one after the other
     * @return a new vector of {@code dimension} numbers
     */
    static float[] of(FloatBuffer rows, int count, int dimension) {
        float[] mean = new float[dimension];
        float[] row = new float[dimension];
        for (int i = 0; i < count; i++) {
            rows.get(i * dimension, row);
            for (int j = 0; j < dimension; j++) {
                mean[j] += row[j];
            }
        }
        float squares = 0;
        for (int j = 0; j < dimension; j++) {
            mean[j] /= count;
            squares += mean[j] * mean[j];
        }
        float length = (float) Math.sqrt(squares);
        for (int j = 0; j < dimension; j++) {
            mean[j] /= length;
        }
        return mean;
    }
}
