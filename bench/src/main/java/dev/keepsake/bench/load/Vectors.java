package dev.keepsake.bench.load;

import dev.keepsake.bench.MadeVectors;
import dev.keepsake.model.Embedder;
import dev.keepsake.models.EmbedderCatalogue;

/** Where vectors come from. */
enum Vectors {
    REAL,
    MADE;

    static Vectors of(String name) {
        return switch (name) {
            case "real" -> REAL;
            case "made" -> MADE;
            default -> throw new IllegalArgumentException("--vectors takes real or made; got " + name);
        };
    }

    Embedder open() {
        return switch (this) {
            case REAL -> EmbedderCatalogue.open(EmbedderCatalogue.DEFAULT.name());
            case MADE -> new MadeVectors();
        };
    }

    String description() {
        return switch (this) {
            case REAL -> "computed by " + EmbedderCatalogue.DEFAULT;
            case MADE -> "made up at random (384 dimensions), no model: add and search times are without embedding";
        };
    }
}
