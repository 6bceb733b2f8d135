package dev.keepsake.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time: {@code 20s}, {@code 5m}, {@code 1h}, {@code 500ms}, {@code 2d}, or ISO 8601's {@code PT20S}. */
final class Lengths {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)?");

    private Lengths() {}

    /**
     * A length of time.
     *
     * @param unit what a bare number counts
     */
    static Kind<Duration> of(ChronoUnit unit, Duration least, Duration most) {
        String range = text(least) + " to " + text(most);
        String bare = "a bare number counts " + unit.toString().toLowerCase(Locale.ROOT);
        return Kinds.single(
                "length of time, " + range + "; " + bare,
                Map.of("type", List.of("string", "integer"), "pattern", "^([0-9]+ *(ms|s|m|h|d)?|P.+)$", "minimum", 0),
                "a length of time from " + range,
                text -> {
                    Duration length = parse(text, unit);
                    Kinds.require(length.compareTo(least) >= 0 && length.compareTo(most) <= 0);
                    return length;
                });
    }

    private static Duration parse(String text, ChronoUnit unit) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            return Duration.of(Long.parseLong(form.group(1)), form.group(2) == null ? unit : unit(form.group(2)));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ChronoUnit unit(String letters) {
        return switch (letters) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }

    /** The shortest way to write it. */
    static String text(Duration length) {
        if (length.isZero()) {
            return "0";
        }
        if (length.toMillis() % 1000 != 0) {
            return length.toMillis() + "ms";
        }
        long seconds = length.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
