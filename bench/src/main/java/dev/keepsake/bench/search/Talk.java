package dev.keepsake.bench.search;

import dev.keepsake.bench.load.Sentences;
import dev.keepsake.conversation.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Conversations of two people in made-up words between English ones, with what memories of real ones have: speakers' names,
 * people and places, phrases of time, and a moment for each turn. The talk of a number is always the same.
 */
final class Talk {

    /** How many turns an episode has. */
    static final int TURNS = 10;

    private static final Instant START = Instant.parse("2024-01-01T08:00:00Z");
    private static final int DAYS = 700;
    private static final Duration BETWEEN_TURNS = Duration.ofSeconds(40);

    /** How many places and people one user speaks of. */
    private static final int FAMILIAR = 8;

    private static final String[] PEOPLE = {
        "Ada", "Bruno", "Clara", "David", "Elena", "Felix", "Greta", "Hugo", "Irene", "Jonas", "Kira", "Leo", "Marta",
        "Nils", "Olga", "Pavel", "Rosa", "Simon", "Tessa", "Ulrich", "Vera", "Walter", "Yara", "Zoe"
    };
    private static final String[] PLACES = {
        "Lisbon", "Toronto", "Nairobi", "Osaka", "Berlin", "Madrid", "Denver", "Oslo", "Prague", "Seattle", "Vienna",
        "Warsaw", "Zurich", "Dublin", "Geneva", "Havana", "Istanbul", "Jakarta", "Krakow", "London", "Milan", "Naples",
        "Paris", "Rome"
    };
    private static final String[] WHEN = {
        "yesterday", "last Friday", "two weeks ago", "in May", "last summer", "on Monday"
    };
    private static final String[] BETWEEN = {"the", "of", "and", "to", "with", "was", "for", "a", "in", "my"};

    private Talk() {}

    /** What is said in episode {@code number} of {@code owner}. */
    static List<Message> episode(int number, int owner) {
        Instant begin = begin(number);
        List<Message> messages = new ArrayList<>(TURNS);
        for (int ordinal = 0; ordinal < TURNS; ordinal++) {
            String text = turn(number, ordinal, owner);
            Message message = ordinal % 2 == 0
                    ? Message.user(text).named(speaker(owner, 0))
                    : Message.assistant(text).named(speaker(owner, 1));
            messages.add(message.at(begin.plus(BETWEEN_TURNS.multipliedBy(ordinal))));
        }
        return messages;
    }

    /** A question about one turn of an episode. */
    static String question(int number, int owner, Asked asked, SplittableRandom random) {
        int ordinal = random.nextInt(TURNS);
        String about = Sentences.question(sentence(number, ordinal));
        return switch (asked) {
            case PLAIN -> "What is there to know about the " + about + "?";
            case NAMING_A_SPEAKER -> "What did " + speaker(owner, ordinal % 2) + " say about the " + about + "?";
            case NAMING_A_PLACE ->
                "What is known in " + place(owner, random.nextInt(FAMILIAR)) + " of the " + about + "?";
            case NAMING_A_TIME -> "What happened in " + month(number) + " with the " + about + "?";
            case FOR_THE_LATEST -> "What is the latest news of the " + about + "?";
        };
    }

    private static String turn(int number, int ordinal, int owner) {
        SplittableRandom random = new SplittableRandom(sentence(number, ordinal));
        String said = amongEnglish(Sentences.sentence(sentence(number, ordinal)), random);
        int which = random.nextInt(FAMILIAR);
        String when = WHEN[random.nextInt(WHEN.length)];
        return switch (ordinal % 5) {
            case 1 ->
                "I went to " + place(owner, which) + " with " + speaker(owner, 2 + which) + " " + when + ", and it was "
                        + said + ".";
            case 2 -> "Did you know that " + speaker(owner, 2 + which) + " has the " + said + "?";
            case 3 -> "We will see " + place(owner, which) + " again, because " + said + ".";
            default -> "I think that " + said + ".";
        };
    }

    private static String amongEnglish(String sentence, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (String word : sentence.split(" ")) {
            text.append(BETWEEN[random.nextInt(BETWEEN.length)])
                    .append(' ')
                    .append(word)
                    .append(' ');
        }
        return text.toString().strip();
    }

    private static long sentence(int number, int ordinal) {
        return (long) number * TURNS + ordinal;
    }

    private static Instant begin(int number) {
        int minutes =
                new SplittableRandom(number).nextInt((int) Duration.ofDays(DAYS).toMinutes());
        return START.plus(Duration.ofMinutes(minutes));
    }

    private static String month(int number) {
        var day = begin(number).atOffset(ZoneOffset.UTC);
        return day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + day.getYear();
    }

    private static String speaker(int owner, int which) {
        return PEOPLE[(owner * 7 + which) % PEOPLE.length];
    }

    private static String place(int owner, int which) {
        return PLACES[(owner * 5 + which) % PLACES.length];
    }
}
