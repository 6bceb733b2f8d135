package dev.keepsake.engine.slot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A clause with its denial taken out.
 *
 * @param affirmed what is denied, said as if it were so
 * @param denied whether it was denied at all
 */
record Denial(String affirmed, boolean denied) {

    private static final Pattern NO_LONGER = Pattern.compile("(?i)\\b(?:no longer|not any ?more|not any longer) ");
    private static final Pattern NOT = Pattern.compile(
            "(?i)\\b(?:(?:do|does) not(?: actually| really)? |(?<be>am|is|are) not (?:actually |really )?)");
    private static final Pattern ANY_MORE = Pattern.compile("(?i),? (?:any ?more|any longer)\\b");
    private static final Pattern ELSE_DENIED =
            Pattern.compile("(?i)\\b(?:not|never|nobody|none|nothing|neither|nor|hardly|barely|without)\\b");
    /** The clause said affirmatively, or null when it denies in a way that says nothing of how things are. */
    static @Nullable Denial in(String clause) {
        Matcher noLonger = NO_LONGER.matcher(clause);
        if (noLonger.find()) {
            return rest(noLonger.replaceFirst(""));
        }
        Matcher not = NOT.matcher(clause);
        if (not.find()) {
            String be = not.group("be");
            return rest(clause.substring(0, not.start()) + (be == null ? "" : be + " ") + clause.substring(not.end()));
        }
        return ELSE_DENIED.matcher(clause).find() ? null : new Denial(clause, false);
    }

    private static @Nullable Denial rest(String affirmed) {
        String plain = ANY_MORE.matcher(affirmed).replaceAll("");
        return ELSE_DENIED.matcher(plain).find() ? null : new Denial(plain, true);
    }
}
