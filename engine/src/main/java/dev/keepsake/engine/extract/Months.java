package dev.keepsake.engine.extract;

import java.time.Month;
import java.util.Arrays;
import java.util.Locale;

/** The English names of months, whole and shortened. */
final class Months {

    /** As one writes them; "may", "march" and "august" in small letters are words of their own. */
    static final String REGEX = "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
            + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|january|february|april|june|july|september"
            + "|october|november|december)\\.?";

    /** In letters of any case; for where only a month can stand. */
    static final String ANY_CASE = "(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
            + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";

    private Months() {}

    static Month named(String name) {
        String start = name.substring(0, 3).toUpperCase(Locale.ROOT);
        return Arrays.stream(Month.values())
                .filter(month -> month.name().startsWith(start))
                .findFirst()
                .orElseThrow();
    }
}
