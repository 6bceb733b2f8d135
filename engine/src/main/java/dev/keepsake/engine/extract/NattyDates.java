package dev.keepsake.engine.extract;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.natty.DateGroup;
import org.natty.Parser;

/**
 * Natty, for the days of holidays. It is handed only what already is the name of one, because in running
 * text it takes "May I" for a month and reads "last Tuesday" as that of the week before.
 */
final class NattyDates {

    private static final TimeZone UTC = TimeZone.getTimeZone(ZoneOffset.UTC);

    private NattyDates() {}

    /** The day that {@code words} mean, all of them; null when they are not one day. */
    static @Nullable LocalDate dayOf(String words, LocalDate said) {
        Date reference = Date.from(said.atTime(12, 0).toInstant(ZoneOffset.UTC));
        List<DateGroup> groups = new Parser(UTC).parse(words, reference);
        if (groups.size() != 1 || groups.getFirst().getDates().size() != 1) {
            return null;
        }
        DateGroup group = groups.getFirst();
        boolean partOnly = group.getText().length() < words.length() - "the ".length();
        return partOnly || group.isRecurring()
                ? null
                : LocalDate.ofInstant(group.getDates().getFirst().toInstant(), ZoneOffset.UTC);
    }
}
