package dev.keepsake.eval.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes sentences with a phrase of the grammar each, said at known moments. The same seed makes the same sentences. */
final class DatedSentences {

    private static final List<String> PAST = List.of(
            "I visited the dentist",
            "I adopted a grey cat",
            "I finished my pottery course",
            "I ran a half marathon",
            "My sister got married",
            "I sold the old car",
            "I signed up for a chess club",
            "I broke my left arm",
            "My parents moved to Bergen",
            "I passed the driving test");

    private static final List<String> LASTING = List.of(
            "I have played the cello",
            "I have worked at the library",
            "I have lived in Utrecht",
            "I have been a vegetarian",
            "My brother has taught physics");

    private static final List<String> FUTURE = List.of(
            "I will start a new job",
            "I am flying to Lisbon",
            "My exam takes place",
            "I have an appointment with the surgeon",
            "I am going to run a marathon",
            "My cousin is moving to Oslo");

    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 4);
    private static final int DAYS = 1600;

    private DatedSentences() {}

    /**
     * One sentence.
     *
     * @param saidAt when it is said
     * @param text the sentence
     * @param phrase what it says about time
     */
    record Sentence(Instant saidAt, String text, TimePhrase phrase) {}

    /** {@code perKind} sentences for each kind of phrase. */
    static List<Sentence> make(int perKind, long seed) {
        Random dice = new Random(seed);
        List<Sentence> sentences = new ArrayList<>();
        for (int kind = 0; kind < TimeGrammar.size(); kind++) {
            for (int i = 0; i < perKind; i++) {
                LocalDate day = workday(dice);
                TimePhrase phrase = TimeGrammar.phrase(kind, day, dice);
                List<String> beginnings = switch (phrase.tense()) {
                    case PAST -> PAST;
                    case LASTING -> LASTING;
                    case FUTURE -> FUTURE;
                };
                String beginning = beginnings.get(dice.nextInt(beginnings.size()));
                Instant saidAt = day.atTime(LocalTime.of(8 + dice.nextInt(12), dice.nextInt(60)))
                        .toInstant(ZoneOffset.UTC);
                sentences.add(new Sentence(saidAt, beginning + " " + phrase.words() + ".", phrase));
            }
        }
        return sentences;
    }

    private static LocalDate workday(Random dice) {
        LocalDate day = FIRST_DAY.plusDays(dice.nextInt(DAYS));
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }
}
