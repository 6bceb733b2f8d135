package dev.keepsake.engine.extract;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How many, said in words or digits.
 *
 * @param number the nearest whole number
 * @param exact whether it is said to be exactly that
 */
public record Amount(int number, boolean exact) {

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50));

    private static final String VAGUE = "a couple(?: of)?|couple(?: of)?|a few|few|several|some";
    private static final Pattern VAGUE_PATTERN = Pattern.compile(VAGUE);

    /** Matches one amount; longer wordings first. */
    public static final String REGEX =
            "(?:(?:about|around|almost|nearly|roughly|over|more than|just over|at least) )?(?:" + VAGUE
                    + "|an?|one|two|three|four(?:teen)?|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen"
                    + "|twenty|thirty|forty|fifty|\\d{1,3})";

    /** Reads what {@link #REGEX} matches. */
    public static Amount of(String words) {
        String lower = words.toLowerCase(Locale.ROOT).strip();
        String bare =
                lower.replaceFirst("^(?:about|around|almost|nearly|roughly|over|more than|just over|at least) ", "");
        boolean exact = bare.length() == lower.length();
        if (VAGUE_PATTERN.matcher(bare).matches()) {
            return new Amount(bare.contains("couple") ? 2 : 3, false);
        }
        Integer word = WORDS.get(bare);
        return new Amount(word == null ? Integer.parseInt(bare) : word, exact);
    }
}
