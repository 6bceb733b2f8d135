package dev.keepsake.engine.extract.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads since when something is true: a day, a month or a year, which begin where they begin in UTC. */
final class Since {

    private static final Pattern DATE = Pattern.compile("([12]\\d{3})(?:-(\\d{1,2})(?:-(\\d{1,2})(?:[T ].*)?)?)?");

    private Since() {}

    /**
     * The moment that a model means.
     *
     * @param said when it was said: since then it is true where the model says nothing, says no date, or says one to come, because
     *     a plan is made when it is told
     */
    static Instant read(String text, Instant said) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return said;
        }
        try {
            Instant since = LocalDate.of(Integer.parseInt(date.group(1)), part(date.group(2)), part(date.group(3)))
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC);
            return since.isAfter(said) ? said : since;
        } catch (DateTimeException noSuchDay) {
            return said;
        }
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }
}
