package dev.keepsake.models.provider;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A provider cannot answer. */
public final class ProviderFailure extends KeepsakeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private ProviderFailure(Kind kind, String message, @Nullable Duration retryAfter) {
        super(ErrorCategory.MODEL_UNAVAILABLE, message, null, retryAfter);
        this.kind = kind;
    }

    /** A failure; the message repeats nothing that was sent or answered. */
    public static ProviderFailure of(Kind kind, String message) {
        return new ProviderFailure(kind, message, null);
    }

    /** The same, where the provider says how long asking again cannot help. */
    public static ProviderFailure of(Kind kind, String message, @Nullable Duration retryAfter) {
        return new ProviderFailure(kind, message, retryAfter);
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** Whether asking again soon may help: too many requests, out of order, out of reach; not a wrong key. */
    @Override
    public boolean mayPass() {
        return kind.mayPass;
    }

    /** What can go wrong at a provider. */
    public enum Kind {
        /** It does not accept who asks, or whoever issues tokens for it does not. */
        KEY_REFUSED(false),
        /** It was not asked, because this deployment's own configuration is against it, as the list of hosts may be. */
        NOT_ALLOWED(false),
        UNKNOWN_MODEL(false),
        /** It does not understand the request, or will not do it. */
        REQUEST_REFUSED(false),
        TOO_MANY_REQUESTS(true),
        OUT_OF_ORDER(true),
        TIMEOUT(true),
        UNREACHABLE(true),
        /** The connection ended before the answer did. */
        BROKEN_OFF(true),
        /** It answered what is not its protocol. */
        UNREADABLE(true),
        EMPTY(true),
        /** It will not let the model answer this. */
        FILTERED(false),
        /** It was not asked, because it failed several times in a row. */
        PAUSED(true);

        private final boolean mayPass;

        Kind(boolean mayPass) {
            this.mayPass = mayPass;
        }

        /** The name for metrics: {@code too_many_requests}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
