package dev.keepsake.engine.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way to say something about an attribute; a line of {@code attributes.txt}.
 *
 * @param attribute its name; {@code {p}}, {@code {v}} and {@code {V}} stand for what the pattern catches
 * @param single whether a subject has one value at a time
 * @param form what a clause of this pattern does
 * @param pattern covers the whole clause
 * @param type what the value has to be, or empty
 * @param needed of each of these sets one word has to be in the clause; looked at first because that is cheap
 */
record AttributePattern(
        String attribute, boolean single, Form form, Pattern pattern, String type, List<List<String>> needed) {

    enum Form {
        STATE,
        WEAK,
        CHANGE,
        END,
        DENY
    }

    private static final String ADVERBS =
            "(?:(?:now|currently|still|also|just|recently|finally|actually|officially|really|already|always|both|presently"
                    + "|nowadays|today|lately|happily|absolutely|truly|totally|very much|permanently|again|definitely|once"
                    + " again|at the moment|these days|simply|basically|legally|newly|both|all) )*";

    /** Subjects are short; looking no further keeps long clauses cheap. */
    private static final String FEW_WORDS = "[^, ]+?(?: [^, ]+){0,5}?";

    private static final String WHOLE_WORDS = "[^, ]++(?: [^, ]++){0,5}?";

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("{S}", "(?<s>" + WHOLE_WORDS + ")"),
            Map.entry(
                    "{O}",
                    "(?<o>(?:my|our|their|his|her|the) (?:[\\p{L}-]+'s )?|" + FEW_WORDS
                            + "(?:'s|s') )(?:current |new |latest |present )*"),
            Map.entry("{T}", "(?<s>(?:the|my|our|their|his|her|" + FEW_WORDS + "'s) " + FEW_WORDS + ")"),
            Map.entry("{T:short}", "(?<s>(?:my|our|their|his|her|[^, ]+'s)(?: [\\p{L}-]+){1,2})"),
            Map.entry(
                    "{T:event}",
                    "(?<s>(?:(?:the|my|our|their|his|her|[^, ]+'s)(?: [^, ]+){0,3}? )(?:" + Words.anyOf("event")
                            + "))"),
            Map.entry("{X}", WHOLE_WORDS),
            Map.entry("{A}", ADVERBS),
            Map.entry("{B}", "(?:is|are|am)"),
            Map.entry("{HAVE}", "(?: has| have)?"),
            Map.entry("{OLD}", "(?<old>.+?)"),
            Map.entry("{P}", "(?<p>" + Words.anyOf("data") + ")"),
            Map.entry(
                    "{R}",
                    "(?<p>(?:(?!favou?rite |old |former |ex-)\\p{L}+ )?(?:teacher|tutor|coach|instructor|trainer)|"
                            + Words.anyOf("role") + ")"));

    private static final Pattern ALTERNATIVES = Pattern.compile("\\(\\?:([\\p{L} '|-]+)\\)");
    private static final Pattern VALUE = Pattern.compile("\\{V(?::([a-z]+))?\\}");

    static final List<AttributePattern> ALL =
            Words.lines("attributes.txt").stream().map(AttributePattern::parse).toList();

    /** The names of the attributes of which there is one each, and that are not named by what a pattern catches. */
    static List<String> singleNames() {
        return ALL.stream()
                .filter(pattern -> pattern.single && pattern.attribute.matches("[a-z-]+"))
                .map(AttributePattern::attribute)
                .distinct()
                .toList();
    }

    private static AttributePattern parse(String line) {
        String[] fields = line.split(" \\| ", 4);
        String text = fields[3].strip();
        for (Map.Entry<String, String> part : PARTS.entrySet()) {
            text = text.replace(part.getKey(), part.getValue());
        }
        text = text.replace("{H:s}", "(?<h>" + Habits.anyPresent() + ")")
                .replace("{H:ing}", "(?<h>" + Habits.anyIng() + ")")
                .replace("{V2}", "(?<v2>.+?)");
        Matcher value = VALUE.matcher(text);
        String type = "";
        if (value.find()) {
            type = value.group(1) == null ? "" : value.group(1);
            text = value.replaceFirst(Matcher.quoteReplacement(caught(type)));
        }
        return new AttributePattern(
                fields[0].strip(),
                fields[1].strip().equals("one"),
                Form.valueOf(fields[2].strip().toUpperCase(Locale.ROOT)),
                Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                type,
                needed(fields[3]));
    }

    /** The words of groups that are neither optional nor inside of others. */
    private static List<List<String>> needed(String pattern) {
        List<List<String>> needed = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '(' && depth++ == 0) {
                from = i;
            } else if (c == ')' && --depth == 0) {
                Matcher words = ALTERNATIVES.matcher(pattern.substring(from, i + 1));
                boolean optional = i + 1 < pattern.length() && "?*".indexOf(pattern.charAt(i + 1)) >= 0;
                if (words.matches() && !optional) {
                    needed.add(List.of(words.group(1).split("\\|")));
                }
            }
        }
        return List.copyOf(needed);
    }

    /** Matches the whole clause, or nothing. */
    @Nullable
    Matcher in(String clause, String lower) {
        for (List<String> words : needed) {
            if (words.stream().noneMatch(lower::contains)) {
                return null;
            }
        }
        Matcher matcher = pattern.matcher(clause);
        return matcher.matches() ? matcher : null;
    }

    /** What stands for a value of a type; types that are lists of words are caught as such, the rest is looked at later. */
    private static String caught(String type) {
        return switch (type) {
            case "mode" -> "(?<v>by (?:\\p{L}+ )?(?:" + Words.anyOf(type) + ")|on foot)";
            case "number" -> "(?<v>\\d[\\d,.]*|" + Words.anyOf("number") + ")";
            case "bond", "diet", "status" -> "(?<v>" + Words.anyOf(type) + ")";
            default -> "(?<v>.+?)";
        };
    }

    /** What the named group caught, or empty. */
    static String group(Matcher matcher, String name) {
        Integer number = matcher.pattern().namedGroups().get(name);
        String caught = number == null ? null : matcher.group(number);
        return caught == null ? "" : caught.strip();
    }
}
