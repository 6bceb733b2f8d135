package dev.keepsake.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2024-05-01, 2024-05-01T00:00:00Z",
        "2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z",
        "2024-05-01T10:00:00, 2024-05-01T10:00:00Z",
        "2024-05-01T10:00, 2024-05-01T10:00:00Z",
        "2024-05-01 10:00:00.5, 2024-05-01T10:00:00.500Z",
        "2024-05-01T10:00:00.123456+00:00, 2024-05-01T10:00:00.123456Z",
        "2024-05-01T10:00:00+0200, 2024-05-01T08:00:00Z",
        "2024-05-01T10:00:00-07, 2024-05-01T17:00:00Z",
        "2024-05-01 10:00:00+02:00, 2024-05-01T08:00:00Z"
    })
    void readsWhatClientsWrite(String text, Instant moment) {
        assertThat(WireTimes.parse(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2024-13-01", "2024-02-30", "01.05.2024", "2024-05-01T25:00:00", "2024-05-01Z"})
    void doesNotGuess(String text) {
        assertThat(WireTimes.parse(text)).isNull();
    }

    @Test
    void writesSixDigitsAndAnOffset() {
        assertThat(WireTimes.write(Instant.parse("2024-05-01T10:00:00.123456789Z")))
                .isEqualTo("2024-05-01T10:00:00.123456+00:00");
        assertThat(WireTimes.write(Instant.parse("2024-05-01T10:00:00Z")))
                .isEqualTo("2024-05-01T10:00:00.000000+00:00");
    }
}
