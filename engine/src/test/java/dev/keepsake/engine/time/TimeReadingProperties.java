package dev.keepsake.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.Span;
import dev.keepsake.time.TimeMention;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TimeReadingProperties {

    private static final List<String> WORDS = List.of(
            "since",
            "until",
            "before",
            "after",
            "from",
            "to",
            "between",
            "and",
            "in",
            "on",
            "the",
            "last",
            "next",
            "this",
            "week",
            "weeks",
            "weekend",
            "month",
            "year",
            "years",
            "ago",
            "day",
            "days",
            "two",
            "a few",
            "999",
            "31",
            "29",
            "February",
            "May",
            "march",
            "2021",
            "2024-02-29",
            "5/12",
            "13/13/2020",
            "Friday",
            "sat",
            "morning",
            "night",
            "at 5 pm",
            "17:30",
            "Christmas",
            "summer",
            "90s",
            "Q3",
            "first",
            "of",
            "yesterday",
            "tomorrow",
            "decades",
            "When did",
            "will",
            "was",
            "I",
            ",",
            ".",
            "?",
            "\u2019s",
            "\u0130",
            "\uD83D\uDE00",
            "ayer",
            "\u6628\u65E5",
            "gestern");

    @Property(tries = 400)
    void anyTextIsReadWithoutFailureAndCitedExactly(@ForAll("texts") String text, @ForAll("moments") Instant said) {
        ZoneId zone = ZoneId.of("America/New_York");

        for (TimeMention mention : TimeMentions.in(text, said, zone)) {
            assertThat(mention.from()).isBefore(mention.to());
            assertInside(mention.span(), text);
        }
        for (AskedTime asked : QuestionTime.of(text, said, zone).asked()) {
            assertThat(asked.from()).isBefore(asked.to());
            assertInside(asked.span(), text);
        }
    }

    @Property(tries = 100)
    void mentionsDoNotOverlap(@ForAll("texts") String text) {
        int free = 0;
        for (TimeMention mention : TimeMentions.in(text, Instant.parse("2024-02-29T23:30:00Z"), ZoneOffset.UTC)) {
            assertThat(mention.span().start()).isGreaterThanOrEqualTo(free);
            free = mention.span().end();
        }
    }

    @Property(tries = 60)
    void theAnswerIsTheSameWhereverTheMachineStands(
            @ForAll("texts") String text, @ForAll @IntRange(max = 3) int place) {
        Instant said = Instant.parse("2024-03-10T06:59:00Z");
        ZoneId zone = ZoneId.of("America/New_York");
        List<TimeMention> mentions = TimeMentions.in(text, said, zone);
        QuestionTime question = QuestionTime.of(text, said, zone);
        TimeZone zoneBefore = TimeZone.getDefault();
        Locale localeBefore = Locale.getDefault();
        try {
            TimeZone.setDefault(
                    TimeZone.getTimeZone(List.of("Pacific/Kiritimati", "America/Anchorage", "Asia/Kathmandu", "UTC")
                            .get(place)));
            Locale.setDefault(List.of(
                            Locale.forLanguageTag("tr-TR"),
                            Locale.forLanguageTag("ar-SA-u-ca-islamic-nu-arab"),
                            Locale.forLanguageTag("th-TH-u-ca-buddhist"),
                            Locale.JAPAN)
                    .get(place));

            assertThat(TimeMentions.in(text, said, zone)).isEqualTo(mentions);
            assertThat(QuestionTime.of(text, said, zone)).isEqualTo(question);
        } finally {
            TimeZone.setDefault(zoneBefore);
            Locale.setDefault(localeBefore);
        }
    }

    @Property(tries = 100)
    void theFitIsBetweenZeroAndOne(@ForAll("texts") String question, @ForAll("texts") String text) {
        Instant now = Instant.parse("2024-02-29T23:30:00Z");
        TimeFit fit = TimeFit.of(QuestionTime.of(question, now, ZoneOffset.UTC));

        assertThat(fit.of(now, TimeMentions.in(text, now, ZoneOffset.UTC))).isBetween(0.0, 1.0);
    }

    private static void assertInside(Span span, String text) {
        assertThat(span.start()).isGreaterThanOrEqualTo(0);
        assertThat(span.end()).isLessThanOrEqualTo(text.length());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> phrases = Arbitraries.of(WORDS)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(words -> words.stream().collect(Collectors.joining(" ")));
        return Arbitraries.oneOf(phrases, phrases, Arbitraries.strings().all().ofMaxLength(60));
    }

    @Provide
    Arbitrary<Instant> moments() {
        Arbitrary<Instant> usual =
                Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
        return Arbitraries.oneOf(
                usual,
                usual,
                Arbitraries.of(
                        Instant.MIN,
                        Instant.MAX,
                        Instant.EPOCH,
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Instant.parse("9998-12-31T23:59:59Z")));
    }
}
