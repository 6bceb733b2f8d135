package dev.keepsake.model;

/**
 * Which embedder made a vector. Vectors of different embedders are never compared.
 *
 * @param name the model's name
 * @param dimension how many numbers a vector has
 */
public record EmbedderId(String name, int dimension) {

    @Override
    public String toString() {
        return name + " (" + dimension + " dimensions)";
    }
}
