package dev.keepsake.models.provider;

import dev.langchain4j.exception.HttpException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
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
     * Reads a {@code Retry-After} as <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110</a> has it: seconds,
     * or the date of HTTP.
     *
     * @return how long from now, or null when it says nothing that can be read or lies in the past
     */
    public static @Nullable Duration retryAfter(@Nullable String header, InstantSource clock) {
        if (header == null) {
            return null;
        }
        Duration wait;
        try {
            String value = header.strip();
            wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException unreadable) {
            return null;
        }
        return wait.isNegative() ? null : wait;
    }
}
