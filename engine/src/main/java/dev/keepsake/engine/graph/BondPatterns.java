package dev.keepsake.engine.graph;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which a clause says what somebody is to somebody. */
final class BondPatterns {

    private static final String BE = "(?:is|are|am)(?: (?:now|still|also|both|called|named))*";
    private static final String LIST = "(?<l>" + Naming.NAME + "(?:(?:,|,? and) " + Naming.NAME + ")*)";
    private static final String KIND = "(?<k>" + Bond.ANY + ")(?!-|'s| in-law|\\p{L})";
    private static final String SOME = "(?:(?:older|younger|elder|big|little|new|good|best|close|twin|\\p{Ll}+) )?";

    /** "My sister Anna", wherever it stands. */
    private static final Pattern CALLED =
            Pattern.compile("(?<![\\p{L}'-])(?<w>" + Naming.BOUND + ",? " + Naming.NAME + ")(?!'s? )");
    /** "My parents are Rosa and Enzo." */
    private static final Pattern IS_NAMED =
            Pattern.compile("^(?<b>" + Naming.BOUND + ")(?:'s names?)? " + BE + " " + LIST + "(?= |,|$)");
    /** "Anna is my sister." */
    private static final Pattern IS_MINE =
            Pattern.compile("^" + LIST + " " + BE + " (?<b>" + Naming.BOUND + ")(?!-|'s| in-law|\\p{L})");
    /** "Noor is the daughter of Samira." */
    private static final Pattern IS_OF = Pattern.compile("^(?<s>" + Naming.WHO + ") " + BE + " (?:the|a|an) " + SOME
            + KIND + " of (?<o>mine|ours|" + Naming.WHO + ")(?= |,|$)");
    /** "Petra and Lukas are siblings." */
    private static final Pattern BOTH = Pattern.compile("^(?<s>" + Naming.WHO + ") and (?<o>" + Naming.WHO + ") "
            + "(?:are|got|have been)(?: (?:now|still|happily|good|best|close|both|old))* "
            + "(?<k>siblings|sisters|brothers|twins|married|engaged|friends|cousins|colleagues|coworkers|neighbours|neighbors"
            + "|roommates|flatmates|housemates|dating)(?= |,|$)");
    /** "Hannah and I work together." */
    private static final Pattern TOGETHER =
            Pattern.compile("^(?<s>" + Naming.WHO + ") and (?<o>" + Naming.WHO + ") (?<k>work|live) together(?= |,|$)");
    /** "I have two cats, Pixel and Dot." */
    private static final Pattern HAS = Pattern.compile("^(?<s>" + Naming.WHO + ") (?:(?:recently|just|also|now) )?"
            + "(?:has|have|have got|has got|got|adopted|own|owns|bought|rescued|has adopted|have adopted)"
            + " (?:a|an|one|two|three|four)(?: \\p{Ll}[\\p{Ll}-]*){0,2}? " + KIND
            + "(?:,|:)?(?: named| called|, named|, called)? "
            + LIST + "(?= |,|$)");

    private static final Pattern COMMA = Pattern.compile(",? and |, ");

    private BondPatterns() {}

    static void read(String clause, Naming naming) {
        Matcher called = CALLED.matcher(clause);
        while (called.find()) {
            naming.who(called.group("w"));
        }
        Matcher named = IS_NAMED.matcher(clause);
        if (named.find()) {
            bound(named.group("b"), named.group("l"), naming);
        }
        Matcher mine = IS_MINE.matcher(clause);
        if (mine.find()) {
            bound(mine.group("b"), mine.group("l"), naming);
        }
        Matcher of = IS_OF.matcher(clause);
        if (of.find()) {
            String object = of.group("o");
            String owner = object.equals("mine") || object.equals("ours") ? naming.speaker() : naming.who(object);
            bond(naming.who(of.group("s")), Bond.of(of.group("k")), owner, naming);
        }
        pairs(clause, naming);
        Matcher has = HAS.matcher(clause);
        if (has.find()) {
            String owner = naming.who(has.group("s"));
            for (String name : names(has.group("l"))) {
                bond(naming.what(name), Bond.of(has.group("k")), owner, naming);
            }
        }
    }

    private static void pairs(String clause, Naming naming) {
        Matcher both = BOTH.matcher(clause);
        if (both.find()) {
            naming.into().add(naming.who(both.group("s")), mutual(both.group("k")), naming.who(both.group("o")));
        }
        Matcher together = TOGETHER.matcher(clause);
        if (together.find()) {
            String predicate = together.group("k").equals("work") ? "works_with" : "lives_with";
            naming.into().add(naming.who(together.group("s")), predicate, naming.who(together.group("o")));
        }
    }

    /** "My sister" and the names of those who are. */
    private static void bound(String bound, String names, Naming naming) {
        int space = bound.indexOf("'s ") < 0 ? bound.indexOf(' ') : bound.indexOf("'s ") + 2;
        String owner = bound.substring(0, space);
        Matcher kind = Pattern.compile("(?:" + Bond.ANY + ")$").matcher(bound);
        String whose = owner.endsWith("'s") ? naming.who(owner.substring(0, owner.length() - 2)) : naming.speaker();
        if (kind.find()) {
            for (String name : names(names)) {
                bond(naming.what(name), Bond.of(kind.group()), whose, naming);
            }
        }
    }

    private static void bond(@Nullable String somebody, @Nullable Bond bond, @Nullable String owner, Naming naming) {
        if (somebody != null && bond != null && owner != null) {
            naming.into().bond(somebody, bond, owner);
        }
    }

    private static String mutual(String word) {
        return switch (word) {
            case "siblings", "sisters", "brothers", "twins" -> "sibling_of";
            case "married" -> "married_to";
            case "engaged" -> "engaged_to";
            case "dating" -> "partner_of";
            default -> {
                Bond bond = Bond.of(word);
                yield bond == null ? "" : bond.predicate();
            }
        };
    }

    static List<String> names(String list) {
        return List.of(COMMA.split(list));
    }
}
