package dev.keepsake.engine.screen;

import dev.keepsake.extract.Fact;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether what is read of a person was written to or about them rather than by them: "your rent is due to Acme", "the account
 * holder lives in York". Whoever speaks of themself says "I" somewhere, or leaves the subject out.
 */
final class Addressed {

    private static final List<Pattern> LISTENER = Lines.patterns("about-listener.txt", "about");
    private static final List<Pattern> OWN = Lines.patterns("instructions.txt", "own");
    private static final List<Pattern> OTHER = Lines.patterns("about-listener.txt", "other");

    private Addressed() {}

    static boolean is(Said said, Fact fact) {
        if (said.peopleOnly() || !finds(LISTENER, fact.text())) {
            return false;
        }
        Terms terms = Terms.of(fact.text());
        List<String> saying = said.cited(fact).stream()
                .filter(passage -> passage.voice() == Voice.PERSON && !Sentences.asks(passage.text()))
                .filter(passage -> terms.coveredBy(passage.terms()) > 0)
                .map(Passage::text)
                .toList();
        return saying.stream().noneMatch(text -> finds(OWN, text))
                && saying.stream().anyMatch(text -> finds(OTHER, text));
    }

    private static boolean finds(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
