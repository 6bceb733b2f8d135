package dev.keepsake.cli;

import dev.keepsake.engine.migrate.Pace;
import dev.keepsake.engine.migrate.SecondParts;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.reference.InMemoryIndex;
import java.time.Duration;

/** A second embedder, {@code other-hashing}, and its index in memory. */
final class HashedSeconds implements SecondParts {

    static final String NAME = "other-hashing";
    static final Pace SWIFT = new Pace(10, 0, Duration.ofMillis(10), Duration.ZERO);

    @Override
    public Embedder embedder(String name) {
        return switch (name) {
            case NAME -> new HashingEmbedder(NAME, 32);
            case HashingEmbedder.NAME -> new HashingEmbedder(64);
            default -> throw new KeepsakeException(ErrorCategory.CONFIGURATION, "There is no embedder named " + name);
        };
    }

    @Override
    public Pairing.Faces index(EmbedderId embedder, int generation) {
        return Pairing.Faces.of(new InMemoryIndex());
    }

    @Override
    public void remove(int generation) {
        // it is gone when nobody holds it
    }
}
