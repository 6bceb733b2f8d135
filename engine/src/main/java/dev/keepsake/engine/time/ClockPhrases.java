package dev.keepsake.engine.time;

import dev.keepsake.conversation.Span;
import dev.keepsake.engine.extract.Amount;
import dev.keepsake.time.Precision;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times within a day: three hours ago, tomorrow at 5:30 pm, Friday evening.
 *
 * <p>A morning is from 6 to 12, an afternoon from 12 to 18, an evening from 18 to 24 o'clock, a night from 18 to 6 of the next
 * day, because both "last night" and "tonight" take in the evening. "At 5" alone is not read: it is morning or afternoon.
 */
final class ClockPhrases {

    private static final Pattern DISTANCE = Pattern.compile(
            "\\b(?:(?:about |around )?(half an) (hour)|(" + Amount.REGEX
                    + ") (hour|minute|hr|min)s?) (ago|back|from now)\\b" + "|\\bin (?:(half an) (hour)|(" + Amount.REGEX
                    + ") (hour|minute|hr|min)s?)(?: time)?\\b",
            Pattern.CASE_INSENSITIVE);

    private static final String CLOCK =
            "(?:(\\d{1,2})(?::(\\d{2}))? ?([ap])\\.?m\\b\\.?|(\\d{2}):(\\d{2})\\b|(noon|midday)\\b)";
    private static final Pattern CLOCK_WITHIN = Pattern.compile(" (?:at|around|by) " + CLOCK, Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOCK_BEHIND =
            Pattern.compile("^,? (?:at |around |by )?" + CLOCK, Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOCK_BEFORE =
            Pattern.compile("(?:^|(?<=\\s))(?:at |around |by )?" + CLOCK + ",? (?:on )?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART_WITHIN =
            Pattern.compile("\\b(?:(morning|afternoon|evening)|(?:to)?(night))s?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART_BEHIND =
            Pattern.compile("^,? (?:in the |at )?(?:(morning|afternoon|evening)|(night))\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART_BEFORE = Pattern.compile(
            "\\b(?:(?:on |in )?the )?(?:(morning|afternoon|evening)|(night)) of (?:the )?$", Pattern.CASE_INSENSITIVE);

    /** The longest words around a date that name a time of it. */
    private static final int REACH = 24;

    private ClockPhrases() {}

    /** Times at so many hours or minutes from {@code said}; each as long as its unit, with that moment in the middle. */
    static List<NamedTime> distances(String text, LocalDateTime said) {
        List<NamedTime> found = new ArrayList<>();
        Matcher match = DISTANCE.matcher(text);
        while (match.find()) {
            boolean ahead = match.group(5) == null || match.group(5).equalsIgnoreCase("from now");
            boolean half = match.group(1) != null || match.group(6) != null;
            String amount = ahead && match.group(5) == null ? match.group(8) : match.group(3);
            String unit = match.group(5) == null ? match.group(9) : match.group(4);
            boolean minutes = half || unit.toLowerCase(Locale.ROOT).startsWith("m");
            Duration length = minutes ? Duration.ofMinutes(1) : Duration.ofHours(1);
            Duration away = length.multipliedBy(half ? 30 : Amount.of(amount).number());
            LocalDateTime middle = ahead ? said.plus(away) : said.minus(away);
            LocalDateTime from = middle.minus(length.dividedBy(2));
            found.add(new NamedTime(
                    from, from.plus(length), Precision.MOMENT, false, false, new Span(match.start(), match.end())));
        }
        return found;
    }

    /** The time of the day that the words in and around {@code day} name; {@code day} itself when they name none. */
    static NamedTime narrowed(NamedTime day, String text) {
        int start = day.span().start();
        int end = day.span().end();
        String within = text.substring(start, end);
        String behind = text.substring(end, Math.min(text.length(), end + REACH));
        String before = text.substring(Math.max(0, start - REACH), start);
        LocalDate date = day.from().toLocalDate();
        Matcher match = CLOCK_WITHIN.matcher(within);
        if (match.find()) {
            return atClock(day, date, match, day.span());
        }
        match = CLOCK_BEHIND.matcher(behind);
        if (match.find()) {
            return atClock(day, date, match, new Span(start, end + match.end()));
        }
        match = CLOCK_BEFORE.matcher(before);
        if (match.find()) {
            return atClock(day, date, match, new Span(start - before.length() + match.start(), end));
        }
        match = PART_WITHIN.matcher(within);
        if (match.find()) {
            return inPart(day, date, match, day.span());
        }
        match = PART_BEHIND.matcher(behind);
        if (match.find()) {
            return inPart(day, date, match, new Span(start, end + match.end()));
        }
        match = PART_BEFORE.matcher(before);
        return match.find() ? inPart(day, date, match, new Span(start - before.length() + match.start(), end)) : day;
    }

    private static NamedTime inPart(NamedTime day, LocalDate date, Matcher match, Span span) {
        String part = match.group(1) == null ? "night" : match.group(1).toLowerCase(Locale.ROOT);
        int from = switch (part) {
            case "morning" -> 6;
            case "afternoon" -> 12;
            default -> 18;
        };
        LocalDateTime begin = date.atTime(from, 0);
        return day.between(begin, begin.plusHours(part.equals("night") ? 12 : 6), Precision.PART_OF_DAY, span);
    }

    private static NamedTime atClock(NamedTime day, LocalDate date, Matcher match, Span span) {
        if (match.group(6) != null) {
            return day.between(date.atTime(12, 0), date.atTime(13, 0), Precision.MOMENT, span);
        }
        boolean twelve = match.group(1) != null;
        int hour = Integer.parseInt(twelve ? match.group(1) : match.group(4));
        String minutes = twelve ? match.group(2) : match.group(5);
        int minute = minutes == null ? 0 : Integer.parseInt(minutes);
        if (minute > 59 || (twelve ? hour < 1 || hour > 12 : hour > 23)) {
            return day;
        }
        LocalDateTime from = date.atTime(twelve ? hour % 12 + afternoon(match.group(3)) : hour, minute);
        return day.between(from, minutes == null ? from.plusHours(1) : from.plusMinutes(1), Precision.MOMENT, span);
    }

    private static int afternoon(@Nullable String letter) {
        return "p".equalsIgnoreCase(letter) ? 12 : 0;
    }
}
