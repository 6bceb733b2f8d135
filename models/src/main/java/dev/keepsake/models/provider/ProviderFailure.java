package dev.keepsake.models.provider;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;

/** A provider cannot answer. */
public final class ProviderFailure extends KeepsakeException {

    private static final long serialVersionUID = 1L;

    private final boolean mayPass;

    ProviderFailure(String message, boolean mayPass) {
        super(ErrorCategory.MODEL_UNAVAILABLE, message);
        this.mayPass = mayPass;
    }

    /** Whether asking again soon may help: too many requests, out of order, out of reach; not a wrong key. */
    public boolean mayPass() {
        return mayPass;
    }
}
