package dev.keepsake.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything Keepsake throws on its own account. The message is for a person: what failed, on what, what was
 * expected and what was there, and what to do. It never carries memory text, prompts or keys.
 */
public class KeepsakeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCategory category;
    private final @Nullable Duration retryAfter;

    public KeepsakeException(ErrorCategory category, String message) {
        this(category, message, null);
    }

    public KeepsakeException(ErrorCategory category, String message, @Nullable Throwable cause) {
        this(category, message, cause, null);
    }

    /**
     * A failure of which it is known when trying again can help.
     *
     * @param retryAfter see {@link #retryAfter()}, or null where nothing is known
     */
    public KeepsakeException(
            ErrorCategory category, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.category = category;
        this.retryAfter = retryAfter;
    }

    /** What failed, for a person; always there. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage(), "every constructor takes a message");
    }

    /** What kind of failure it was. */
    public ErrorCategory category() {
        return category;
    }

    /**
     * How long from now on trying again cannot help, where whoever failed said so: a provider by its Retry-After, a circuit
     * breaker by the time it stays open. Empty where nobody said.
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * Whether the very same may succeed later without anything being changed: somebody out of reach or too busy, not a request that is
     * refused.
     */
    public boolean mayPass() {
        return switch (category) {
            case STORAGE_UNAVAILABLE, MODEL_UNAVAILABLE, DEADLINE_EXCEEDED -> true;
            case INVALID_REQUEST, NOT_FOUND, CONFLICT, CONFIGURATION, INTERNAL -> false;
        };
    }

    /** A request that cannot be done as said. */
    public static KeepsakeException invalid(String message) {
        return new KeepsakeException(ErrorCategory.INVALID_REQUEST, message);
    }

    /** Something named by the request that this project does not have. */
    public static KeepsakeException notFound(String message) {
        return new KeepsakeException(ErrorCategory.NOT_FOUND, message);
    }
}
