package dev.keepsake.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.attribute.AttributeValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-15, 2026-01-15T00:00:00Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "2026-01-15T10:30, 2026-01-15T10:30:00Z",
        "2026-01-15T10:30:15, 2026-01-15T10:30:15Z",
        "2026-01-15 10:30:15, 2026-01-15T10:30:15Z",
        "2026-01-15T10:30:15.123456789Z, 2026-01-15T10:30:15.123456789Z",
        "2026-01-15 10:30:15.5+02:00, 2026-01-15T08:30:15.5Z",
        "2026-01-15T10:30:15-05:30, 2026-01-15T16:00:15Z",
        "0001-01-01, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void readsDatesAndTimesInUtcUnlessToldOtherwise(String text, Instant expected) {
        assertThat(IsoTimes.read(new AttributeValue.Text(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-01",
                "2026-13-01",
                "2026-02-29",
                "2026-01-15T",
                "2026-01-15 ",
                "2026-01-15x",
                "2026-01-15T25:00",
                "2026-01-15T10:30:15+99:00",
                " 2026-01-15",
                "01-15-2026",
                "2026/01/15",
                "2026-01-15 was a Thursday",
                "----------",
                "x026-01-15",
                "2026-01-15Z"
            })
    void otherTextsAreNoTimes(String text) {
        assertThat(IsoTimes.read(new AttributeValue.Text(text))).isNull();
    }

    @Property
    void everyMomentReadsBackFromItsTexts(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        Instant moment = Instant.ofEpochSecond(second, nano);
        LocalDateTime local = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);

        assertThat(IsoTimes.read(new AttributeValue.Text(moment.toString()))).isEqualTo(moment);
        assertThat(IsoTimes.read(new AttributeValue.Text(local.toString()))).isEqualTo(moment);
        assertThat(IsoTimes.read(new AttributeValue.Text(local.toString().replace('T', ' '))))
                .isEqualTo(moment);
    }

    @Property
    void offsetsAreTakenIntoAccount(
            @ForAll @LongRange(min = 0, max = 4_102_444_800L) long second,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int minutes) {
        Instant moment = Instant.ofEpochSecond(second);
        OffsetDateTime there = moment.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));

        assertThat(IsoTimes.read(new AttributeValue.Text(there.toString()))).isEqualTo(moment);
    }

    @Property
    void noTextMakesItFail(@ForAll String text) {
        assertThat(IsoTimes.read(new AttributeValue.Text("2026-01-15" + text)))
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        some -> assertThat(some).isAfter(Instant.EPOCH));
    }
}
