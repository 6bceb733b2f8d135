package dev.keepsake.engine.extract;

import dev.keepsake.time.Precision;
import java.util.List;

/** Days counted from the day of the text: yesterday, tomorrow at 5, tonight. */
final class DayPhrases {

    private static final String PART = "(?: (?:morning|afternoon|evening|night))?";
    private static final String CLOCK = "(?: at \\d{1,2}(?::\\d{2})?(?: ?[ap]\\.?m)?)?";

    static final List<DatePhrase> ALL = List.of(
            at(0, "(?:earlier |later )?today" + CLOCK),
            at(
                    0,
                    "(?:later |late )?tonight" + CLOCK + "|(?:earlier |later )?this (?:morning|afternoon|evening)"
                            + CLOCK),
            at(-1, "(?:late |early )?yesterday" + PART + CLOCK + "|(?:late )?last (?:night|evening)"),
            at(-2, "(?:the )?day before yesterday"),
            at(1, "tomorrow" + PART + CLOCK + "|tmrw|tmr|tomorow|tommorow|tommorrow"),
            at(2, "(?:the )?day after tomorrow"),
            DatePhrase.of(
                    "the other (?:day|night|morning|evening)",
                    (match, setting) -> Days.labelled(
                            setting.said().minusDays(6),
                            setting.said(),
                            Precision.WEEK,
                            "shortly before "
                                    + Days.day(setting.said())
                                            .annotation()
                                            .replaceAll("[()]", "")
                                            .strip())));

    private DayPhrases() {}

    private static DatePhrase at(int offset, String regex) {
        return DatePhrase.of(regex, (match, setting) -> Days.day(setting.said().plusDays(offset)));
    }
}
