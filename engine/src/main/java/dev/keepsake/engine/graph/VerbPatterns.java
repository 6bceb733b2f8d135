package dev.keepsake.engine.graph;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which a clause says what somebody does to somebody or something with a name: the lines of {@code verbs.txt}. */
final class VerbPatterns {

    private static final String ADVERBS =
            "(?:(?:now|still|also|just|recently|finally|already|currently|once|first|even|really|both) )*";

    private static final List<Verb> ALL = GraphWords.pairs("verbs.txt").stream()
            .map(line -> Verb.of(line[0], line[1]))
            .toList();

    private VerbPatterns() {}

    /** Reads a clause; {@code bounded} says whether it may only have been so, or may come to be. */
    static void read(String clause, boolean bounded, Naming naming) {
        for (Verb verb : ALL) {
            Matcher matcher = verb.pattern.matcher(clause);
            if ((!bounded || !verb.lasting) && matcher.find()) {
                String subject = naming.who(matcher.group("s"));
                for (String object : BondPatterns.names(matcher.group("l"))) {
                    add(subject, verb, object, naming);
                }
            }
        }
    }

    private static void add(@Nullable String subject, Verb verb, String words, Naming naming) {
        String object = Pattern.matches(Naming.NAME, words) ? naming.what(words) : naming.who(words);
        boolean employs = object != null && naming.into().has("works_at", object);
        if (!employs || !verb.predicate.equals("member_of")) {
            naming.into().add(subject, verb.predicate, object);
        }
    }

    /**
     * One line.
     *
     * @param predicate the relation
     * @param lasting whether a clause that speaks of the past or of plans does not say it
     * @param pattern finds it at the beginning of a clause
     */
    private record Verb(String predicate, boolean lasting, Pattern pattern) {

        static Verb of(String predicate, String words) {
            boolean lasting = words.endsWith("!");
            String between = lasting ? words.substring(0, words.length() - 1) : words;
            return new Verb(
                    predicate,
                    lasting,
                    Pattern.compile(
                            "^(?<s>" + Naming.WHO + ") " + ADVERBS + "(?:" + between + ") (?:the |my friend )?(?<l>"
                                    + Naming.WHO + "(?:(?:,|,? and) (?:the )?" + Naming.NAME + ")*)(?=[ ,.]|$)"));
        }
    }
}
