package dev.keepsake.server.keys;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ApiKey;
import dev.keepsake.store.ApiKeyStore;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the project that a request's key opens. Nothing else in a request says who is calling. */
public final class KeyCheck {

    private static final int MAX_KEY_LENGTH = 512;

    private final ApiKeyStore keys;

    public KeyCheck(ApiKeyStore keys) {
        this.keys = keys;
    }

    /**
     * The project, or empty when neither header holds an active key.
     *
     * @param authorization {@code Token <key>} or {@code Bearer <key>}, or null
     * @param apiKey the header {@code X-API-Key}, or null
     */
    public Optional<ProjectId> project(@Nullable String authorization, @Nullable String apiKey) {
        return Stream.of(keyIn(authorization), Optional.ofNullable(apiKey).map(String::strip))
                .flatMap(Optional::stream)
                .filter(key -> !key.isEmpty() && key.length() <= MAX_KEY_LENGTH)
                .flatMap(key -> keys.active(ApiKeys.digest(key)).stream())
                .map(ApiKey::project)
                .findFirst();
    }

    private static Optional<String> keyIn(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        String[] words = authorization.strip().split("\\s+", 2);
        boolean known = words[0].equalsIgnoreCase("Token") || words[0].equalsIgnoreCase("Bearer");
        return known && words.length == 2 ? Optional.of(words[1]) : Optional.empty();
    }
}
