package dev.keepsake.engine.migrate;

import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;

/** Where a second embedder and its index come from. What is opened is closed by the engine. */
public interface SecondParts {

    /**
     * Opens an embedder.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when there is none of this name or it cannot be opened
     */
    Embedder embedder(String name);

    /**
     * Opens the index of an embedder, as it was left or empty.
     *
     * @param generation names it, see {@link dev.keepsake.store.MigrationStore#generation()}
     */
    Pairing.Faces index(EmbedderId embedder, int generation);

    /** Removes the index of this generation, which is closed, if it is there. */
    void remove(int generation);

    /** Of an engine that has one embedder for all its life. */
    SecondParts NONE = new SecondParts() {
        @Override
        public Embedder embedder(String name) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION, "This engine was given no way to open another embedder");
        }

        @Override
        public Pairing.Faces index(EmbedderId embedder, int generation) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION, "This engine was given no way to open another index");
        }

        @Override
        public void remove(int generation) {
            // it never opened one
        }
    };
}
