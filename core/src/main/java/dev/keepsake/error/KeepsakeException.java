package dev.keepsake.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything Keepsake throws on its own account. The message is for a person: what failed, on what, what was
 * expected and what was there, and what to do. It never carries memory text, prompts or keys.
 */
public class KeepsakeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCategory category;

    public KeepsakeException(ErrorCategory category, String message) {
        this(category, message, null);
    }

    public KeepsakeException(ErrorCategory category, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.category = category;
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

    /** A request that cannot be done as said. */
    public static KeepsakeException invalid(String message) {
        return new KeepsakeException(ErrorCategory.INVALID_REQUEST, message);
    }

    /** Something named by the request that this project does not have. */
    public static KeepsakeException notFound(String message) {
        return new KeepsakeException(ErrorCategory.NOT_FOUND, message);
    }
}
