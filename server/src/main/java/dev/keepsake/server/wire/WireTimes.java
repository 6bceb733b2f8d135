package dev.keepsake.server.wire;

import dev.keepsake.error.KeepsakeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Points in time as callers write them (unix seconds, a date, ISO-8601) and as they expect them back. */
public final class WireTimes {

    /** Six digits and a numeric offset: what every Python and JavaScript parser in use takes. */
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    private static final int DATE_LENGTH = 10;
    private static final BigDecimal LAST_SECOND =
            BigDecimal.valueOf(Instant.parse("9999-12-31T23:59:59Z").getEpochSecond());
    private static final BigDecimal FIRST_SECOND =
            BigDecimal.valueOf(Instant.parse("0001-01-01T00:00:00Z").getEpochSecond());

    private WireTimes() {}

    public static String write(Instant moment) {
        return WRITTEN.format(moment);
    }

    public static @Nullable String write(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** The moment that the field {@code key} names, or null when it is not given. */
    public static @Nullable Instant moment(JsonFields fields, String key) {
        JsonNode value = fields.value(key);
        return value == null ? null : moment(fields.path() + key, value);
    }

    /** The day that the field {@code key} names, or null when it is not given. */
    public static @Nullable LocalDate day(JsonFields fields, String key) {
        String text = fields.text(key);
        if (text == null) {
            return null;
        }
        Instant moment = parse(text);
        if (moment == null) {
            throw unreadable(fields.path() + key, "a date such as 2030-12-31");
        }
        return text.strip().length() == DATE_LENGTH
                ? LocalDate.parse(text.strip())
                : LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** The moment that the query parameter {@code name} gives, or null when it is absent or empty. */
    static @Nullable Instant moment(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        boolean digits = value.strip().matches("\\d{1,11}");
        Instant moment = digits ? ofUnixSeconds(name, new BigDecimal(value.strip())) : parse(value);
        if (moment == null) {
            throw KeepsakeException.invalid(
                    "The query parameter '" + name + "' must be a time: unix seconds, YYYY-MM-DD, or ISO-8601");
        }
        return moment;
    }

    static Instant moment(String name, JsonNode value) {
        Instant moment = value.isNumber()
                ? ofUnixSeconds(name, value.decimalValue())
                : value.isString() ? parse(value.stringValue()) : null;
        if (moment == null) {
            throw unreadable(name, "a time: unix seconds, YYYY-MM-DD, or ISO-8601");
        }
        return moment;
    }

    /** Whether the field {@code key} names a whole day and not a moment in it. */
    public static boolean isDay(JsonFields fields, String key) {
        JsonNode value = fields.value(key);
        return value != null && value.isString() && value.stringValue().strip().length() == DATE_LENGTH;
    }

    /** The moment that {@code text} names, without an offset in UTC; null when it names none. */
    public static @Nullable Instant parse(String text) {
        String iso = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
        try {
            if (iso.length() == DATE_LENGTH) {
                return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return iso.matches(".*(Z|[+-]\\d{2}(:?\\d{2})?)$") && iso.indexOf('T') > 0
                    ? OffsetDateTime.parse(withColon(iso)).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    private static String withColon(String iso) {
        return iso.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2").replaceFirst("([+-]\\d{2})$", "$1:00");
    }

    private static Instant ofUnixSeconds(String name, BigDecimal seconds) {
        if (seconds.compareTo(LAST_SECOND) > 0 || seconds.compareTo(FIRST_SECOND) < 0) {
            throw unreadable(name, "unix seconds of the years 1 to 9999 (not milliseconds)");
        }
        try {
            long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
            return Instant.ofEpochSecond(
                    whole,
                    seconds.subtract(BigDecimal.valueOf(whole))
                            .movePointRight(9)
                            .longValue());
        } catch (ArithmeticException | DateTimeException beyond) {
            throw unreadable(name, "unix seconds");
        }
    }

    private static KeepsakeException unreadable(String name, String expected) {
        return KeepsakeException.invalid("The field '" + name + "' must be " + expected);
    }
}
