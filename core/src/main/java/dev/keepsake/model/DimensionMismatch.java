package dev.keepsake.model;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;

/** An embedder answered vectors of another length than it is known for: whoever stands behind its name is not who it was. */
public final class DimensionMismatch extends KeepsakeException {

    private static final long serialVersionUID = 1L;

    public DimensionMismatch(ErrorCategory category, String message) {
        super(category, message);
    }
}
