package dev.keepsake.models.provider;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * When a provider wants to be asked again, in the ways in which providers say that: {@code retry-after-ms} (OpenAI, Azure),
 * {@code Retry-After}, and <a href="https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto">RetryInfo</a>
 * among the details of Google's errors, which has no header. The first that can be read counts, the most exact first.
 */
final class RetryAfter {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    /** How Google's JSON writes a duration. */
    private static final Pattern GOOGLE_SECONDS = Pattern.compile("(" + NUMBER + ")s");

    private static final String RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo";

    private RetryAfter() {}

    /** How long from now {@code refusal} wants to be left alone, or null when it does not say. */
    static @Nullable Duration of(HttpResponse<?> refusal, String body, InstantSource clock) {
        HttpHeaders headers = refusal.headers();
        return headers.firstValue("retry-after-ms")
                .or(() -> headers.firstValue("x-ms-retry-after-ms"))
                .flatMap(RetryAfter::millis)
                .or(() -> headers.firstValue("Retry-After").flatMap(value -> header(value, clock)))
                .or(() -> told(body))
                .orElse(null);
    }

    /**
     * Reads a {@code Retry-After} as <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110</a> has it: seconds,
     * or the date of HTTP. Parts of seconds, which some send, are read as well.
     *
     * @return how long from now; empty when it says nothing that can be read or lies in the past
     */
    static Optional<Duration> header(String header, InstantSource clock) {
        String value = header.strip();
        if (NUMBER.matcher(value).matches()) {
            return Optional.of(seconds(value));
        }
        try {
            Duration wait = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return wait.isNegative() ? Optional.empty() : Optional.of(wait);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> millis(String header) {
        String value = header.strip();
        return NUMBER.matcher(value).matches()
                ? Optional.of(
                        Duration.ofNanos(new BigDecimal(value).movePointRight(6).longValue()))
                : Optional.empty();
    }

    private static Duration seconds(String value) {
        return Duration.ofNanos(new BigDecimal(value).movePointRight(9).longValue());
    }

    private static Optional<Duration> told(String body) {
        if (!body.contains(RETRY_INFO)) {
            return Optional.empty();
        }
        try {
            for (JsonNode detail : JSON.readTree(body).path("error").path("details")) {
                Matcher delay = GOOGLE_SECONDS.matcher(detail.path("retryDelay").asString(""));
                if (detail.path("@type").asString("").equals(RETRY_INFO) && delay.matches()) {
                    return Optional.of(seconds(delay.group(1)));
                }
            }
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
