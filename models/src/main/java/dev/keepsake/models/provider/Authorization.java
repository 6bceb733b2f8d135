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
     * @throws ProviderFailure when nobody is signed in as things stand, or those who issue tokens cannot be asked now
     */
    Map<String, String> headers(Deadline deadline);

    /**
     * Told that a provider does not accept what was shown, although it should still be good: a token can be revoked before its time.
     *
     * @param shown what {@link #headers} returned
     * @return whether something else will be shown the next time, so that asking once more may help
     */
    default boolean refused(Map<String, String> shown) {
        return false;
    }

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
