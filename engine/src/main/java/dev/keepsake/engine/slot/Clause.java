package dev.keepsake.engine.slot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A clause without what stands behind its statement: "now", "last month", "not Lisbon".
 *
 * @param text the clause with its dates
 * @param timeless the clause without words of time
 * @param contrast what it says the value is not, or null
 * @param dated whether it says when
 */
record Clause(String text, String timeless, @Nullable String contrast, boolean dated) {

    private static final Pattern CONTRAST = Pattern.compile(
            "(?i)(?:, (?:and |but )?not|,? rather than|,? instead of|,? as opposed to|,? and not|,? and no longer)"
                    + " (?:at |in |as |for |on |to )?(.+)$");
    private static final Pattern ANNOTATION = Pattern.compile(" ?\\([^()]*\\)");
    private static final String MONTH =
            "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
    private static final String WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
    private static final Pattern WHEN =
            Pattern.compile("(?i),? (?:yesterday|today|tonight|last (?:week|weekend|month|year|spring"
                    + "|summer|autumn|fall|winter|night|" + WEEKDAY + "|" + MONTH
                    + ")|this (?:week|weekend|month|year|spring|summer|autumn"
                    + "|fall|winter|morning|" + WEEKDAY + "|" + MONTH
                    + ")|earlier this (?:week|month|year)|(?:back )?in " + MONTH
                    + "(?: \\d{4})?|in \\d{4}|in the (?:spring|summer|autumn|fall|winter)|on " + WEEKDAY + "|on "
                    + MONTH
                    + " \\d{1,2}(?:st|nd|rd|th)?|(?:a|an|one|two|three|four|five|six|\\d+|a few|a couple of|several) (?:days?|weeks?|months?"
                    + "|years?) ago|some (?:weeks|months) ago|not long ago|the other day|(?:as of|from) (?:today|yesterday|this \\p{L}+"
                    + "|last \\p{L}+|" + WEEKDAY + "|" + MONTH + "|\\d{4})(?: \\d{4})?)$");

    static Clause of(String text) {
        Matcher contrast = CONTRAST.matcher(text);
        boolean contrasts = contrast.find() && contrast.start() > 0;
        String head = contrasts ? text.substring(0, contrast.start()) : text;
        String plain = Values.withoutTimeWords(ANNOTATION.matcher(head).replaceAll(""));
        String timeless = plain;
        Matcher when = WHEN.matcher(timeless);
        while (when.find()) {
            timeless = Values.withoutTimeWords(timeless.substring(0, when.start()));
            when = WHEN.matcher(timeless);
        }
        return new Clause(head, timeless, contrasts ? Values.plain(contrast.group(1)) : null, !timeless.equals(plain));
    }
}
