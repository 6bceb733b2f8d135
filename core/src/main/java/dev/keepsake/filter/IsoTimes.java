package dev.keepsake.filter;

import dev.keepsake.attribute.AttributeValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads a value as a moment where it can be read as one; without an offset, UTC is meant. */
final class IsoTimes {

    private static final int DATE_LENGTH = 10;

    private IsoTimes() {}

    static @Nullable Instant read(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Time(Instant moment) -> moment;
            case AttributeValue.Text(String text) -> read(text);
            default -> null;
        };
    }

    private static @Nullable Instant read(String text) {
        if (!looksLikeDate(text)) {
            return null;
        }
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            String iso = text.charAt(DATE_LENGTH) == ' ' ? text.replaceFirst(" ", "T") : text;
            return hasOffset(iso)
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    private static boolean looksLikeDate(String text) {
        return text.length() >= DATE_LENGTH
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && Character.isDigit(text.charAt(0));
    }

    private static boolean hasOffset(String iso) {
        int time = DATE_LENGTH + 1;
        return iso.endsWith("Z") || iso.indexOf('+', time) > 0 || iso.indexOf('-', time) > 0;
    }
}
