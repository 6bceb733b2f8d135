package dev.keepsake.engine.extract;

import dev.keepsake.engine.bundled.Bundled;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one language says of time, read from a resource. A line is a meaning, a bar and how it looks, a regular expression in
 * which {n} is a number, {weekday} and {month} are names, {day} and {year} numbers of the calendar. Names are those of the JDK's
 * CLDR data unless the file gives them inflected. The meanings:
 *
 * <pre>
 * small             little words by which the language is told from others
 * script            the script that only it is written in here
 * ahead, since      words that look into the future; words that make a time a beginning
 * months, weekdays  names, in order, Monday first
 * number 3          words for 3
 * day -1, week 1    the day before, the week after that of the text; also weekend, month, year
 * day +-1           the one or the other, as the sentence looks
 * week -1 weekday   a weekday of the week before
 * ago day, in week  so many of them away; a number behind it stands for {n}
 * weekday last      the nearest one before the text; next: after it; near: as the sentence looks
 * date, date -1     a date of the calendar, whole or in part; of the year before
 * ask WHEN          what a question with these words wants
 * </pre>
 */
final class LanguageFile {

    /** One way of naming a time, or of asking for one. */
    record Line(List<String> meaning, Pattern pattern) {}

    private static final String BEFORE = "(?<![\\p{L}\\p{M}\\p{N}])";
    private static final String BEHIND = "(?![\\p{L}\\p{M}\\p{N}])";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private final Map<String, List<String>> entries = new TreeMap<>();
    private final List<String> raw;
    private final Locale locale;

    private LanguageFile(List<String> raw, Locale locale) {
        this.raw = raw;
        this.locale = locale;
        raw.forEach(line ->
                entries.computeIfAbsent(key(line), unknown -> new ArrayList<>()).add(value(line)));
    }

    static LanguageFile of(String tag) {
        return new LanguageFile(Bundled.lines(LanguageFile.class, "times/" + tag + ".txt"), Locale.forLanguageTag(tag));
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf('|')).strip();
    }

    private static String value(String line) {
        return line.substring(line.indexOf('|') + 1).strip();
    }

    /** The words of the line {@code key}; none when there is no such line. */
    List<String> words(String key) {
        return entries.getOrDefault(key, List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .toList();
    }

    Pattern ahead() {
        return bounded(String.join("|", entries.getOrDefault("ahead", List.of())));
    }

    /** Finds a word of beginning at the end of what stands before a time. */
    Pattern since() {
        return Pattern.compile("(?:^|[^\\p{L}])(?:" + sinceWords() + ")\\s*$", FLAGS);
    }

    /** Finds a word of beginning that a time opens with. */
    Pattern opensWithSince() {
        return Pattern.compile("^(?:" + sinceWords() + ")(?!\\p{L})\\s*", FLAGS);
    }

    private String sinceWords() {
        return String.join("|", entries.getOrDefault("since", List.of()));
    }

    List<Line> phrases() {
        return raw.stream()
                .filter(line -> value(line).length() > 0 && isPhrase(key(line)))
                .map(line -> new Line(List.of(key(line).split(" ")), bounded(filled(value(line)))))
                .toList();
    }

    private static boolean isPhrase(String key) {
        return Stream.of("day ", "week ", "weekend ", "month ", "year ", "ago ", "in ", "weekday ", "date")
                .anyMatch(key::startsWith);
    }

    List<Line> asks() {
        return raw.stream()
                .filter(line -> key(line).startsWith("ask "))
                .map(line -> new Line(List.of(key(line).substring("ask ".length())), bounded(value(line))))
                .toList();
    }

    /** Each number with its words. */
    Map<Integer, Pattern> numbers() {
        Map<Integer, Pattern> numbers = new TreeMap<>();
        entries.forEach((key, values) -> {
            if (key.startsWith("number ")) {
                numbers.put(Integer.valueOf(key.substring("number ".length())), exactly(String.join("|", values)));
            }
        });
        return numbers;
    }

    /** January first. */
    List<Pattern> months() {
        return monthNames().stream().map(LanguageFile::exactly).toList();
    }

    /** Monday first. */
    List<Pattern> weekdays() {
        return weekdayNames().stream().map(LanguageFile::exactly).toList();
    }

    private List<String> monthNames() {
        List<String> own = words("months");
        return !own.isEmpty()
                ? own
                : Arrays.stream(Month.values())
                        .map(month -> names(
                                month.getDisplayName(TextStyle.FULL, locale),
                                month.getDisplayName(TextStyle.FULL_STANDALONE, locale)))
                        .toList();
    }

    private List<String> weekdayNames() {
        List<String> own = words("weekdays");
        return !own.isEmpty()
                ? own
                : Arrays.stream(DayOfWeek.values())
                        .map(day -> names(day.getDisplayName(TextStyle.FULL, locale)))
                        .toList();
    }

    /** In Portuguese one says "segunda" for "segunda-feira". */
    private static String names(String... names) {
        return Arrays.stream(names)
                .distinct()
                .map(name -> name.replace("-feira", "(?:-feira)?"))
                .collect(Collectors.joining("|"));
    }

    private String filled(String regex) {
        String numbers = entries.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("number "))
                .flatMap(entry -> entry.getValue().stream())
                .flatMap(value -> Arrays.stream(value.split("\\|")))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.joining("|"));
        return regex.replace("{n}", "(?<n>(?<!\\p{Nd})\\p{Nd}{1,3}|" + numbers + ")")
                .replace("{weekday}", "(?<weekday>" + String.join("|", weekdayNames()) + ")")
                .replace("{month}", "(?<month>(?<!\\p{Nd})(?:" + String.join("|", monthNames()) + "))")
                .replace("{day}", "(?<day>(?<!\\p{Nd})\\p{Nd}{1,2})")
                .replace("{year}", "(?<year>(?<!\\p{Nd})\\p{Nd}{4}(?!\\p{Nd}))");
    }

    private Pattern bounded(String regex) {
        String script = String.join("", words("script"));
        boolean spaced = !script.equals("HAN") && !script.equals("KANA");
        String behind = spaced && !script.equals("HANGUL") ? BEHIND : "";
        return Pattern.compile((spaced ? BEFORE : "") + "(?:" + regex + ")" + behind, FLAGS);
    }

    private static Pattern exactly(String regex) {
        return Pattern.compile("(?:" + regex + ")", FLAGS);
    }
}
