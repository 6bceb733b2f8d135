package dev.keepsake.engine.extract.rules;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Forms of English verbs behind a name: have becomes has, like becomes likes, went stays. */
final class Agreement {

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("am", "is"),
            Map.entry("are", "is"),
            Map.entry("aren't", "isn't"),
            Map.entry("were", "was"),
            Map.entry("weren't", "wasn't"),
            Map.entry("have", "has"),
            Map.entry("haven't", "hasn't"),
            Map.entry("do", "does"),
            Map.entry("don't", "doesn't"),
            Map.entry("dont", "doesn't"),
            Map.entry("gotta", "has to"),
            Map.entry("wanna", "wants to"));

    /** Verbs whose past looks like their present; which is meant cannot be seen, and the past is never wrong grammar. */
    private static final Set<String> SAME_IN_THE_PAST = Set.of(
            "read",
            "put",
            "cut",
            "let",
            "hit",
            "set",
            "hurt",
            "quit",
            "cost",
            "shut",
            "spread",
            "bet",
            "split",
            "cast",
            "beat",
            "bid",
            "burst",
            "shed",
            "upset",
            "forecast",
            "reset");

    private static final Set<String> ENDING_IN_ED = Set.of("embed", "shed", "wed", "bed", "sled", "bobsled", "shred");

    private Agreement() {}

    /** The form of {@code verb} behind a name, or the same when it has no other. */
    static String afterName(Token verb) {
        String word = verb.lower();
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        return verb.isBaseVerb() && !SAME_IN_THE_PAST.contains(word) && !looksPast(word)
                ? withEnding(word)
                : verb.text();
    }

    /** Rare pasts such as "traded" are taken for base forms. */
    private static boolean looksPast(String word) {
        return word.endsWith("ed") && !word.endsWith("eed") && !ENDING_IN_ED.contains(word);
    }

    private static String withEnding(String verb) {
        if (verb.endsWith("y") && verb.length() > 1 && "aeiou".indexOf(verb.charAt(verb.length() - 2)) < 0) {
            return verb.substring(0, verb.length() - 1) + "ies";
        }
        boolean hisses = verb.endsWith("s")
                || verb.endsWith("x")
                || verb.endsWith("z")
                || verb.endsWith("ch")
                || verb.endsWith("sh");
        return verb + (hisses || verb.endsWith("o") ? "es" : "s");
    }

    /** The auxiliary inside a contraction such as "I'm", spelled out behind a name; "I'd go" is would, "I'd gone" is had. */
    static String contracted(String contraction, boolean beforeBaseVerb) {
        String ending = contraction.substring(contraction.indexOf('\'') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "m", "re", "s" -> "is";
            case "ve" -> "has";
            case "ll" -> "will";
            case "d" -> beforeBaseVerb ? "would" : "had";
            default -> "";
        };
    }

    static String possessive(String name) {
        return name + "'s";
    }
}
