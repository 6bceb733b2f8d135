package dev.keepsake.models.provider;

import dev.keepsake.time.Deadline;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How requests to a provider show who sends them. Asked before every request, retries included, so that a token that has expired is
 * replaced; whoever fetches tokens keeps them until shortly before that. Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface Authorization {

    /** Nothing is shown. */
    Authorization NONE = deadline -> Map.of();

    /**
     * The headers to send; they replace headers of the same name.
     *
     * @param deadline when to give up fetching a token, with {@code DEADLINE_EXCEEDED}
     * @return the headers, by name; never to be printed
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFIGURATION} when nobody can be signed in as things stand, with
     *     {@code MODEL_UNAVAILABLE} when those who issue tokens cannot be asked now
     */
    Map<String, String> headers(Deadline deadline);

    /** The key as a bearer token; nothing without one. */
    static Authorization bearer(@Nullable String key) {
        return key == null ? NONE : header("Authorization", "Bearer " + key);
    }

    /** A header that stays the same. */
    static Authorization header(String name, String value) {
        Map<String, String> fixed = Map.of(name, value);
        return deadline -> fixed;
    }
}
