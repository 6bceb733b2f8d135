package dev.keepsake.engine.extract;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;

/**
 * The chat model that an extractor needs could not be asked or did not answer. What is then done with the add is the
 * installation's choice, see {@link Extractors.LastResort}; a failing embedder leaves no such choice.
 */
public class ChatModelFailure extends KeepsakeException {

    private static final long serialVersionUID = 1L;

    public ChatModelFailure(KeepsakeException cause) {
        super(
                ErrorCategory.MODEL_UNAVAILABLE,
                cause.getMessage(),
                cause,
                cause.retryAfter().orElse(null));
    }
}
