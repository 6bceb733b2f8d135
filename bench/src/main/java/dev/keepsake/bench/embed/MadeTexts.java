package dev.keepsake.bench.embed;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * Texts of common English words, each of which is one token, in no sensible order: how long it takes to embed a text depends
 * on how many tokens it has and not on what it says.
 */
final class MadeTexts {

    private static final int WORDS_TO_A_COMMA = 9;
    private static final String[] WORDS = """
            a about after again all also am and any around back because before best big boat book bread bring brother buy
            call came city coffee cold cook day dinner doctor dog door down each early evening every family far father few
            find first food for friend from garden give go good great happy has have he help her home hope house how idea in
            into it job just keep kitchen know last late learn left letter like little live long look lost love lunch made
            make many market maybe me meet money month more morning mother mountain move music my near need new next night
            not now of office old on one open our over paint paper park people phone piano plan play question quiet rain
            read river road room run said school sea see she sister sleep small some song soon start station still store
            story street summer sun swim table take talk tea team tell than that the their them then there they thing think
            time to today together told tomorrow tonight town train travel tree trip two until very visit wait walk wall
            want was water way we week well went what when where which who why wife window winter with word work write year
            yesterday you young
            """.strip().split("\\s+");

    private MadeTexts() {}

    /** What somebody says in a conversation, some 25 tokens each. */
    static List<String> turns(int count, long seed) {
        return of(count, seed, 15, 24, 1);
    }

    /** From 5 to 400 tokens, as many between 5 and 10 as between 200 and 400. */
    static List<String> mixed(int count, long seed) {
        return of(count, seed, 1, 355, 2);
    }

    /** A question of some 12 tokens. */
    static List<String> questions(int count, long seed) {
        return of(count, seed, 5, 10, 1);
    }

    private static List<String> of(int count, long seed, int shortest, int longest, int skew) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> text(random, words(random, shortest, longest, skew)))
                .toList();
    }

    /** Evenly between the two, or evenly by orders of magnitude. */
    private static int words(SplittableRandom random, int shortest, int longest, int skew) {
        return skew == 1
                ? random.nextInt(shortest, longest + 1)
                : (int) Math.round(shortest * Math.pow((double) longest / shortest, random.nextDouble()));
    }

    private static String text(SplittableRandom random, int words) {
        StringJoiner text = new StringJoiner(" ", "", ".");
        for (int i = 1; i <= words; i++) {
            String word = WORDS[random.nextInt(WORDS.length)];
            text.add(
                    i == 1
                            ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
                            : word + (i % WORDS_TO_A_COMMA == 0 && i < words ? "," : ""));
        }
        return text.toString();
    }
}
