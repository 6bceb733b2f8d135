package dev.keepsake.models.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedRequestTest {

    private static final InstantSource NOW = () -> Instant.parse("2026-01-15T09:00:00Z");

    @Test
    void readsSecondsAndTheDateOfHttp() {
        assertThat(RefusedRequest.retryAfter("0", NOW)).isEqualTo(Duration.ZERO);
        assertThat(RefusedRequest.retryAfter(" 120 ", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RefusedRequest.retryAfter("1.5", NOW)).isEqualTo(Duration.ofMillis(1500));
        assertThat(RefusedRequest.retryAfter("Thu, 15 Jan 2026 09:01:30 GMT", NOW))
                .isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "soon", "-1", "99999999999999", "1.", "1e3", "Thu, 15 Jan 2026 08:59:59 GMT", "2026-01-15"})
    void whatSaysNothingIsNothing(String header) {
        assertThat(RefusedRequest.retryAfter(header, NOW)).isNull();
    }
}
