package dev.keepsake.engine.extract;

import dev.keepsake.conversation.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what one language other than English says of time: absolute dates and the commonest words for near ones. */
final class SpokenLanguage {

    private final List<LanguageFile.Line> phrases;
    private final List<LanguageFile.Line> asks;
    private final Set<String> smallWords;
    private final Pattern ahead;
    private final Pattern since;
    private final Pattern opensWithSince;
    private final Map<Integer, Pattern> numbers;
    private final List<Pattern> months;
    private final List<Pattern> weekdays;

    SpokenLanguage(String tag) {
        LanguageFile file = LanguageFile.of(tag);
        phrases = file.phrases();
        asks = file.asks();
        smallWords = Set.copyOf(new HashSet<>(file.words("small")));
        ahead = file.ahead();
        since = file.since();
        opensWithSince = file.opensWithSince();
        numbers = file.numbers();
        months = file.months();
        weekdays = file.weekdays();
    }

    Set<String> smallWords() {
        return smallWords;
    }

    /** The dates named in {@code text}, in any order, perhaps with overlaps. */
    List<DateMention> in(String text, LocalDate said) {
        List<DateMention> found = new ArrayList<>();
        Tense tense = ahead.matcher(text).find() ? Tense.FUTURE : Tense.PAST;
        for (LanguageFile.Line phrase : phrases) {
            Matcher match = phrase.pattern().matcher(text);
            while (match.find()) {
                Days days = days(phrase.meaning(), match, said, tense);
                if (days != null) {
                    boolean begins = since.matcher(text.substring(Math.max(0, match.start() - 12), match.start()))
                                    .find()
                            || opensWithSince.matcher(match.group()).find();
                    found.add((begins ? days.onwards() : days)
                            .saying("")
                            .mentionedAt(new Span(match.start(), match.end())));
                }
            }
        }
        return found;
    }

    /** What a question with this {@code text} wants of time. */
    Set<String> asked(String text) {
        Set<String> asked = new HashSet<>();
        for (LanguageFile.Line line : asks) {
            if (line.pattern().matcher(text).find()) {
                asked.add(line.meaning().getFirst());
            }
        }
        return asked;
    }

    private @Nullable Days days(List<String> meaning, Matcher match, LocalDate said, Tense tense) {
        return switch (meaning.getFirst()) {
            case "ago" -> away(meaning, match, said, -1);
            case "in" -> away(meaning, match, said, 1);
            case "weekday" -> weekday(meaning.get(1), match, said, tense);
            case "date" -> date(meaning, match, said, tense);
            default -> {
                Days period = Counting.period(meaning.getFirst(), offset(meaning.get(1), tense), said);
                yield meaning.size() == 3
                        ? Days.day(period.start().with(TemporalAdjusters.nextOrSame(weekday(match))))
                        : period;
            }
        };
    }

    private static int offset(String written, Tense tense) {
        return written.startsWith("+-")
                ? Integer.parseInt(written.substring(2)) * (tense == Tense.FUTURE ? 1 : -1)
                : Integer.parseInt(written);
    }

    private @Nullable Days away(List<String> meaning, Matcher match, LocalDate said, int direction) {
        Integer amount = meaning.size() == 3 ? Integer.valueOf(meaning.get(2)) : amount(match.group("n"));
        return amount == null ? null : Counting.away(meaning.get(1), direction * amount, said);
    }

    private @Nullable Integer amount(String words) {
        if (Character.isDigit(words.charAt(0))) {
            return Integer.valueOf(words);
        }
        return numbers.entrySet().stream()
                .filter(number -> number.getValue().matcher(words).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private Days weekday(String which, Matcher match, LocalDate said, Tense tense) {
        DayOfWeek day = weekday(match);
        boolean back = which.equals("last") || (which.equals("near") && tense == Tense.PAST);
        return Days.day(said.with(back ? TemporalAdjusters.previous(day) : TemporalAdjusters.next(day)));
    }

    private DayOfWeek weekday(Matcher match) {
        return DayOfWeek.of(1 + place(weekdays, match.group("weekday")));
    }

    private @Nullable Days date(List<String> meaning, Matcher match, LocalDate said, Tense tense) {
        String day = group(match, "day");
        String month = group(match, "month");
        String year = group(match, "year");
        Integer inYear = year == null ? null : Integer.valueOf(year);
        if (meaning.size() == 2) {
            inYear = said.getYear() + Integer.parseInt(meaning.get(1));
        }
        if (inYear != null && (inYear < 1900 || inYear > 2099)) {
            return null;
        }
        Integer monthNumber = month == null ? null : Integer.valueOf(1 + place(months, month));
        PartialDate date = day == null
                ? new PartialDate(inYear, monthNumber == null ? null : Month.of(monthNumber), null)
                : PartialDate.checked(inYear, monthNumber, Integer.parseInt(day));
        Days days = date == null ? null : date.near(said, tense);
        return days == null || inYear != null ? days : days.ofEveryYear();
    }

    private static int place(List<Pattern> names, String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).matcher(name).matches()) {
                return i;
            }
        }
        throw new IllegalStateException("A name was found that is none of the names");
    }

    private static @Nullable String group(Matcher match, String name) {
        return match.namedGroups().containsKey(name) ? match.group(name) : null;
    }

    /** The arithmetic that all languages share. */
    private static final class Counting {

        static Days period(String unit, int offset, LocalDate said) {
            LocalDate monday = said.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return switch (unit) {
                case "day" -> Days.day(said.plusDays(offset));
                case "week" -> Days.week(monday.plusWeeks(offset));
                case "weekend" -> Days.weekend(monday.plusWeeks(offset).plusDays(5));
                case "month" -> Days.month(YearMonth.from(said).plusMonths(offset));
                case "year" -> Days.year(said.getYear() + offset);
                default -> throw new IllegalStateException("No unit of time: " + unit);
            };
        }

        static Days away(String unit, int steps, LocalDate said) {
            return unit.equals("week") ? Days.aroundDay(said.plusWeeks(steps)) : period(unit, steps, said);
        }
    }
}
