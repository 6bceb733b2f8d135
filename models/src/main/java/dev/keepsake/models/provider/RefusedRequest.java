package dev.keepsake.models.provider;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A status that is no success, with the time that the provider asks for. */
public final class RefusedRequest extends HttpException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * @param message what the provider says; for telling what it refuses, never to be shown
     * @param retryAfter how long it wants to be left alone, or null
     */
    public RefusedRequest(int status, String message, @Nullable Duration retryAfter) {
        super(status, message);
        this.retryAfter = retryAfter;
    }

    /** How long the provider wants to be left alone. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * How long from now a {@code Retry-After} asks to be left alone.
     *
     * @return null when there is none, or it says nothing that can be read or lies in the past
     */
    public static @Nullable Duration retryAfter(@Nullable String header, InstantSource clock) {
        return header == null ? null : RetryAfter.header(header, clock).orElse(null);
    }
}
