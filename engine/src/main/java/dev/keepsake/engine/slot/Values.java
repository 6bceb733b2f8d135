package dev.keepsake.engine.slot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings values into a form in which equal ones are equal: small letters, no articles, no words about since when and why.
 *
 * @param text the value; never blank
 * @param formerly what it is said to be instead of, or null
 * @param whole whether nothing of substance was cut away
 */
record Values(String text, @Nullable String formerly, boolean whole) {

    private static final int MOST_WORDS = 8;

    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
    private static final String DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";

    private static final Pattern ANNOTATION = Pattern.compile(" ?\\(([^()]*)\\)");
    private static final Pattern INSTEAD = Pattern.compile(
            "(?i),? (?:and not|not|instead of|rather than|and no longer|no longer|as opposed to) (?:in |at |a |an |the |on |to )?(.+)$");
    private static final Pattern TIME_WORDS = Pattern.compile(
            "(?:,| -)? (?:now|nowadays|currently|these days|at the moment|at present|right now|any ?more|any longer|again"
                    + "|instead|too|as well|already|today|lately|recently|from now on|for now|at last|finally|after all"
                    + "|though|actually|by the way|full time|full-time|part time|part-time)$");
    private static final Pattern REST = Pattern.compile(
            "(?i)(?:,? (?:since|because|as of|with|which|where|who|that|when|while"
                    + "|after|before|until|starting|thanks to|due to|by|for (?:the|a|an|my|his|her|their|\\d|two|three|four|five|over"
                    + "|about|almost|years|now|several|many|good|work)|last (?:week|month|year|spring|summer|autumn|fall|winter|night|"
                    + DAY + "|" + MONTH + ")|this (?:week|month|year|spring|summer|autumn|fall|winter|morning|" + DAY
                    + "|" + MONTH
                    + ")|yesterday|in (?:\\d{4}|" + MONTH
                    + "|the (?:spring|summer|autumn|fall|winter)|order to)\\b|on (?:" + DAY
                    + "|" + MONTH
                    + ")|(?:a|an|one|two|three|four|five|six|\\d+|a few|a couple of|several) (?:days?|weeks?|months?|years?) ago"
                    + "|as (?:a|an|the|their|my|his|her) |and (?:i|my|it|we|he|she|they|their|his|her|the|loves?|enjoys?|has|have|is|am)|so (?:i|that)"
                    + "|to (?:be|get|live|study|work|start|take|join|help))\\b|, (?:so|a|an|the|near|close to|that is|my|his|her|their|finally|which|it|and|but)\\b| - |: |; ).*$");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(?i)\\b(" + MONTH + ") (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(?i)\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (" + MONTH + ")\\b");
    private static final Pattern TIME_OF_DAY =
            Pattern.compile("(?i)\\b(?:\\d{1,2}:\\d{2}(?: ?[ap]m)?|\\d{1,2} ?[ap]m|noon|midnight)\\b");

    /** When and where a habit is followed. */
    private static final Pattern OCCASION = Pattern.compile(
            "(?i) (?:every|each|twice|once|three times|regularly|often|sometimes|a lot|on|in|at|after|before|during|professionally"
                    + "|competitively|for fun)\\b.*$");

    private static final Pattern ARTICLE = Pattern.compile(
            "^(?:a|an|the|my|his|her|their|our|some|called|named|now|currently|definitely|just|exactly|about|around|roughly"
                    + "|approximately|in|at|on|to|the city of|the town of|downtown|central|still|set to|set for)\\s+");
    private static final Pattern UNSURE = Pattern.compile(
            "\\b(?:maybe|perhaps|probably|possibly|unknown|undecided|not sure|secret|private|guess|one of|hopefully|might|would"
                    + "|could|should|supposed)\\b");
    private static final Set<String> POINTING = Set.of(
            "there",
            "here",
            "it",
            "that",
            "this",
            "him",
            "her",
            "them",
            "you",
            "me",
            "something",
            "someone",
            "somewhere",
            "mine",
            "one",
            "everything",
            "nothing",
            "anything",
            "everyone",
            "nobody",
            "yes",
            "no",
            "too",
            "well",
            "fine",
            "ok",
            "good",
            "great",
            "nice",
            "different",
            "the same",
            "same",
            "what",
            "how",
            "those",
            "these",
            "so",
            "both");

    private static final Map<String, String> SAME_AS = Map.ofEntries(
            Map.entry("taken", "in a relationship"),
            Map.entry("relationship", "in a relationship"),
            Map.entry("remarried", "married"),
            Map.entry("proposed to", "engaged"),
            Map.entry("broke up", "single"),
            Map.entry("broken up", "single"),
            Map.entry("split", "single"),
            Map.entry("split up", "single"),
            Map.entry("have split up", "single"),
            Map.entry("have broken up", "single"),
            Map.entry("are no longer together", "single"),
            Map.entry("are over", "single"),
            Map.entry("seeing", "dating"),
            Map.entry("veggie", "vegetarian"),
            Map.entry("ketogenic", "keto"),
            Map.entry("meat", "omnivore"),
            Map.entry("omnivorous", "omnivore"),
            Map.entry("canceled", "cancelled"),
            Map.entry("completed", "done"),
            Map.entry("complete", "done"),
            Map.entry("finished", "done"));

    private static final List<String> NUMBERS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");

    /** The value that {@code raw} names, or null when it names none. */
    static @Nullable Values of(String raw, String type) {
        String text = type.equals("date") ? dated(raw) : ANNOTATION.matcher(raw).replaceAll("");
        text = text.strip();
        String formerly = null;
        Matcher instead = INSTEAD.matcher(text);
        if (instead.find() && instead.start() > 0) {
            formerly = plain(instead.group(1));
            text = text.substring(0, instead.start());
        }
        String timeless = withoutTimeWords(text);
        String kept = type.equals("date") ? timeless : REST.matcher(timeless).replaceFirst("");
        if (type.equals("object")) {
            kept = OCCASION.matcher(" " + kept).replaceFirst("").strip();
        }
        String value = plain(kept);
        int words = value.split(" ").length;
        if (value.isBlank()
                || words > MOST_WORDS
                || POINTING.contains(value)
                || UNSURE.matcher(value).find()) {
            return null;
        }
        boolean whole = kept.equals(timeless) && formerly == null;
        return new Values(SAME_AS.getOrDefault(value, value), formerly, whole);
    }

    /** The value as text alone: small letters, no articles, no marks at its ends, numbers in digits. */
    static String plain(String raw) {
        String text = withoutTimeWords(raw.strip()).toLowerCase(Locale.ROOT);
        text = text.replaceAll("[\"\u201c\u201d,!?]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
        text = text.replaceAll("^[.'-]+|[.'-]+$", "").strip();
        Matcher article = ARTICLE.matcher(text);
        while (article.find()) {
            text = text.substring(article.end());
            article = ARTICLE.matcher(text);
        }
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            int number = NUMBERS.indexOf(word);
            words.add(number < 0 ? word : Integer.toString(number));
        }
        return String.join(" ", words);
    }

    /** A name that is equal for what is called the same: singular, in one spelling. */
    static String name(String raw) {
        String text = plain(raw).replace("colour", "color");
        if (text.matches(".*(?:sh|ch|ss|x)es")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("s") && !text.endsWith("ss") && text.length() > 3
                ? text.substring(0, text.length() - 1)
                : text;
    }

    /** Whether the two are the same value, one perhaps said more exactly. */
    static boolean same(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        Set<String> words = new HashSet<>(List.of(one.split("[ -]")));
        Set<String> others = new HashSet<>(List.of(other.split("[ -]")));
        boolean digits = (one + other).codePoints().anyMatch(Character::isDigit);
        return !digits && (words.containsAll(others) || others.containsAll(words));
    }

    /** "Monday (15 May 2023)" and "May 15th" are that day, in whichever year; the time of day stays. */
    private static String dated(String raw) {
        Matcher annotation = ANNOTATION.matcher(raw);
        String text = annotation.find() ? raw.substring(0, annotation.start()) : raw;
        String day = day(annotation.reset().find() ? annotation.group(1) : raw);
        Matcher time = TIME_OF_DAY.matcher(text);
        return day.isEmpty() ? text : day + (time.find() ? " " + time.group() : "");
    }

    private static String day(String text) {
        Matcher monthFirst = MONTH_DAY.matcher(text);
        if (monthFirst.find()) {
            return monthFirst.group(1) + " " + monthFirst.group(2);
        }
        Matcher dayFirst = DAY_MONTH.matcher(text);
        return dayFirst.find() ? dayFirst.group(2) + " " + dayFirst.group(1) : "";
    }

    /** {@code text} without "now", "these days" and their like at its end. */
    static String withoutTimeWords(String text) {
        String shorter = text;
        Matcher matcher = TIME_WORDS.matcher(shorter.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            shorter = shorter.substring(0, matcher.start());
            matcher = TIME_WORDS.matcher(shorter.toLowerCase(Locale.ROOT));
        }
        return shorter;
    }
}
