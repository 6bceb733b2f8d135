package dev.keepsake.cli.command;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.wire.WireTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times as options and as cells of a table. */
final class Times {

    private Times() {}

    static @Nullable Instant moment(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.matches("\\d{1,11}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        Instant moment = WireTimes.parse(text);
        if (moment == null) {
            throw KeepsakeException.invalid(
                    option + " takes a time such as 2026-05-08T13:56Z, a date or unix seconds; got \"" + text + "\"");
        }
        return moment;
    }

    static @Nullable LocalDate day(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new KeepsakeException(
                    ErrorCategory.INVALID_REQUEST,
                    option + " takes a date such as 2030-12-31; got \"" + text + "\"",
                    e);
        }
    }

    /** The day, in UTC. */
    static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }
}
