package dev.keepsake.engine.extract;

import dev.keepsake.conversation.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the dates that English text names, relative to the day it was said or in themselves, and says which days they are. A
 * phrase that depends on something else ("the next day"), recurs ("every Friday") or could be something else than a date
 * ("May I") is left alone.
 *
 * <p>How phrases are understood where usage differs: "last Friday" is the nearest Friday before the day, "next Friday" the
 * nearest one after it; weeks begin on Monday; "last summer" is the last one that is over; "two weeks
 * ago" is around the day fourteen days back. Immutable and safe for use by many threads.
 */
public final class RelativeDates {

    private static final List<Group> PHRASES = List.of(
            new Group(EnumSet.of(TimeWords.DAYS), DayPhrases.ALL),
            new Group(EnumSet.of(TimeWords.WEEKDAYS), WeekdayPhrases.ALL),
            new Group(EnumSet.of(TimeWords.UNITS), PeriodPhrases.ALL),
            new Group(EnumSet.of(TimeWords.SEASONS), SeasonPhrases.ALL),
            new Group(EnumSet.of(TimeWords.UNITS), DistancePhrases.ALL),
            new Group(EnumSet.of(TimeWords.MONTHS, TimeWords.DIGITS), CalendarPhrases.ALL),
            new Group(EnumSet.of(TimeWords.HOLIDAYS), HolidayPhrases.ALL));

    private static final List<Group> WIDER = List.of(
            new Group(EnumSet.of(TimeWords.MONTHS, TimeWords.DIGITS, TimeWords.WEEKDAYS), RangePhrases.ALL),
            new Group(EnumSet.of(TimeWords.SEASONS), SeasonPhrases.BARE),
            new Group(EnumSet.of(TimeWords.HOLIDAYS), HolidayPhrases.BARE),
            new Group(
                    EnumSet.of(TimeWords.MONTHS, TimeWords.DIGITS, TimeWords.WEEKDAYS, TimeWords.UNITS),
                    WiderPhrases.ALL));

    private RelativeDates() {}

    /**
     * The dates named in {@code text} that a retelling of it should make plain, in order and without overlaps.
     *
     * @param text English text
     * @param said the day on which it was said
     * @param tense where the sentence looks
     */
    public static List<DateMention> in(String text, LocalDate said, Tense tense) {
        String plain = plain(text);
        DatePhrase.Setting setting = new DatePhrase.Setting(said, position -> tense, Tense.UNKNOWN, plain);
        return withoutOverlaps(read(PHRASES, setting));
    }

    /**
     * All dates named in {@code text}, in order and without overlaps: those of {@link #in}, and further decades, ranges
     * ("from March to May") and dates counted from others ("the week before 9 June"). A weekday, a month or a day without a
     * year is the nearest one on the side to which its sentence looks, and in the past when that is unclear.
     *
     * @param text English text
     * @param said the day on which it was said
     * @param tenses where its sentences look
     */
    public static List<DateMention> allIn(String text, LocalDate said, Tenses tenses) {
        String plain = plain(text);
        DatePhrase.Setting setting = new DatePhrase.Setting(said, tenses, Tense.PAST, plain);
        List<DateMention> found = new ArrayList<>(read(PHRASES, setting));
        found.addAll(read(WIDER, setting));
        return withoutOverlaps(withoutOverlaps(found).stream()
                .map(mention -> AnchoredDates.widened(mention, plain))
                .toList());
    }

    /** Whether {@code text} has a word or a digit without which it can name no time; cheap. */
    public static boolean mayNameTimes(String text) {
        return !TimeWords.in(text).isEmpty();
    }

    /** {@code text} with the annotation of each mention put behind its words. */
    public static String annotate(String text, List<DateMention> mentions) {
        StringBuilder annotated = new StringBuilder(text);
        mentions.stream()
                .sorted(Comparator.comparingInt(
                                (DateMention mention) -> mention.span().end())
                        .reversed())
                .forEach(mention -> annotated.insert(mention.span().end(), mention.annotation()));
        return annotated.toString();
    }

    private static String plain(String text) {
        return text.replace('\u2019', '\'');
    }

    private static List<DateMention> read(List<Group> groups, DatePhrase.Setting setting) {
        Set<TimeWords> words = TimeWords.in(setting.text());
        List<DateMention> found = new ArrayList<>();
        for (Group group : groups) {
            if (!Collections.disjoint(group.words(), words)) {
                group.phrases().forEach(phrase -> read(phrase, setting, found));
            }
        }
        return found;
    }

    private static void read(DatePhrase phrase, DatePhrase.Setting setting, List<DateMention> found) {
        Matcher matcher = phrase.pattern().matcher(setting.text());
        while (matcher.find()) {
            Days days = Recurrence.surrounds(setting.text(), matcher)
                    ? null
                    : phrase.reading().read(matcher, setting);
            if (days != null) {
                found.add(days.mentionedAt(new Span(matcher.start(), matcher.end())));
            }
        }
    }

    /** Of two that overlap the longer one, of two as long the earlier. */
    private static List<DateMention> withoutOverlaps(List<DateMention> found) {
        List<DateMention> ordered = found.stream()
                .sorted(Comparator.comparingInt(
                        (DateMention mention) -> mention.span().start()))
                .toList();
        List<DateMention> kept = new ArrayList<>();
        for (DateMention mention : ordered) {
            if (kept.isEmpty()
                    || mention.span().start() >= kept.getLast().span().end()) {
                kept.add(mention);
            } else if (length(mention) > length(kept.getLast())) {
                kept.set(kept.size() - 1, mention);
            }
        }
        return List.copyOf(kept);
    }

    private static int length(DateMention mention) {
        return mention.span().end() - mention.span().start();
    }

    /** Phrases of which none is in a text that has none of {@code words}. */
    private record Group(Set<TimeWords> words, List<DatePhrase> phrases) {}

    /** Words around a phrase that make it recur, or make it hang on another date than that of the text. */
    private static final class Recurrence {

        private static final Pattern BEFORE =
                Pattern.compile("\\b(?:every|every other|each|a typical|usual) $", Pattern.CASE_INSENSITIVE);

        /** Of "one Friday" one learns nothing; in "a snowy one last winter" the word belongs elsewhere. */
        private static final Pattern BEFORE_BARE = Pattern.compile("\\b(?:most|some|one) $", Pattern.CASE_INSENSITIVE);

        private static final Pattern COUNTED = Pattern.compile(
                "^(?:last|this|next|past|on|in|since|yesterday|today|tomorrow) ", Pattern.CASE_INSENSITIVE);

        private static final int LONGEST = 16;

        static boolean surrounds(String text, Matcher matcher) {
            String before = text.substring(Math.max(0, matcher.start() - LONGEST), matcher.start());
            return BEFORE.matcher(before).find()
                    || (BEFORE_BARE.matcher(before).find()
                            && !COUNTED.matcher(matcher.group() + " ").find());
        }
    }
}
