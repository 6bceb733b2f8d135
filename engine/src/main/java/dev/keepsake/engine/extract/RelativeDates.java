package dev.keepsake.engine.extract;

import dev.keepsake.conversation.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private static final List<DatePhrase> PHRASES = Stream.of(
                    DayPhrases.ALL,
                    WeekdayPhrases.ALL,
                    PeriodPhrases.ALL,
                    SeasonPhrases.ALL,
                    DistancePhrases.ALL,
                    CalendarPhrases.ALL,
                    HolidayPhrases.ALL)
            .flatMap(List::stream)
            .toList();

    private static final List<DatePhrase> WIDER = Stream.of(
                    PHRASES, RangePhrases.ALL, SeasonPhrases.BARE, HolidayPhrases.BARE, WiderPhrases.ALL)
            .flatMap(List::stream)
            .toList();

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
        return withoutOverlaps(
                read(plain, PHRASES, new DatePhrase.Setting(said, position -> tense, Tense.UNKNOWN, plain)));
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
        List<DateMention> found =
                withoutOverlaps(read(plain, WIDER, new DatePhrase.Setting(said, tenses, Tense.PAST, plain)));
        return withoutOverlaps(found.stream()
                .map(mention -> AnchoredDates.widened(mention, plain))
                .toList());
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

    private static List<DateMention> read(String text, List<DatePhrase> phrases, DatePhrase.Setting setting) {
        List<DateMention> found = new ArrayList<>();
        for (DatePhrase phrase : phrases) {
            Matcher matcher = phrase.pattern().matcher(text);
            while (matcher.find()) {
                Days days = Recurrence.surrounds(text, matcher)
                        ? null
                        : phrase.reading().read(matcher, setting);
                if (days != null) {
                    found.add(days.mentionedAt(new Span(matcher.start(), matcher.end())));
                }
            }
        }
        return found;
    }

    private static List<DateMention> withoutOverlaps(List<DateMention> found) {
        List<DateMention> ordered = found.stream()
                .sorted(Comparator.comparingInt(
                                (DateMention mention) -> mention.span().start())
                        .thenComparingInt(mention -> -mention.span().end()))
                .toList();
        List<DateMention> kept = new ArrayList<>();
        int free = 0;
        for (DateMention mention : ordered) {
            if (mention.span().start() >= free) {
                kept.add(mention);
                free = mention.span().end();
            }
        }
        return List.copyOf(kept);
    }

    /** Words around a phrase that make it recur, or make it hang on another date than that of the text. */
    private static final class Recurrence {

        private static final Pattern BEFORE = Pattern.compile(
                "\\b(?:every|every other|each|most|some|one|a typical|usual) $", Pattern.CASE_INSENSITIVE);

        private static final int LONGEST = 16;

        static boolean surrounds(String text, Matcher matcher) {
            String before = text.substring(Math.max(0, matcher.start() - LONGEST), matcher.start());
            return BEFORE.matcher(before).find();
        }
    }
}
