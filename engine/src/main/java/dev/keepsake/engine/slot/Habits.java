package dev.keepsake.engine.slot;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms of verbs of which people do, or stop doing, something: plays, playing, play. */
final class Habits {

    /** The base form of each form. */
    private static final Map<String, String> BASES = new HashMap<>();

    private static final Set<String> DOUBLING = Set.of("run", "swim", "jog", "knit");

    static {
        for (String verb : Words.list("habit")) {
            BASES.put(verb, verb);
            BASES.put(third(verb), verb);
            BASES.put(ing(verb), verb);
        }
    }

    private Habits() {}

    static String base(String form) {
        return BASES.getOrDefault(form, form);
    }

    static String anyPresent() {
        return Words.list("habit").stream()
                .map(verb -> verb + "|" + third(verb))
                .sorted()
                .collect(Collectors.joining("|"));
    }

    static String anyIng() {
        return Words.list("habit").stream().map(Habits::ing).sorted().collect(Collectors.joining("|"));
    }

    private static String third(String verb) {
        boolean hisses = verb.endsWith("ch") || verb.endsWith("sh") || verb.endsWith("x") || verb.endsWith("o");
        return verb + (hisses ? "es" : "s");
    }

    private static String ing(String verb) {
        if (DOUBLING.contains(verb)) {
            return verb + verb.charAt(verb.length() - 1) + "ing";
        }
        return (verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb) + "ing";
    }
}
