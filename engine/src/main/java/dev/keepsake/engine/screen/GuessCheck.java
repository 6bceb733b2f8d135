package dev.keepsake.engine.screen;

import dev.keepsake.extract.Fact;
import java.util.List;
import java.util.regex.Pattern;

/** Whether it is a guess of whoever read the text, or of the program: a person may well say "I might move" themself. */
final class GuessCheck implements Check {

    static final String GUESS = "is a guess";

    private static final List<Pattern> HEDGES = Lines.patterns("hedges.txt", "hedge");

    @Override
    public void examine(Docket docket) {
        docket.open().forEach((number, fact) -> {
            if (hedges(fact.text()) && !isPersonsOwn(docket.said(), fact)) {
                docket.hold(number, GUESS);
            }
        });
    }

    private static boolean isPersonsOwn(Said said, Fact fact) {
        return said.cited(fact).stream()
                .filter(passage -> passage.voice() == Voice.PERSON)
                .anyMatch(passage -> hedges(passage.text()));
    }

    private static boolean hedges(String text) {
        return HEDGES.stream().anyMatch(hedge -> hedge.matcher(text).find());
    }
}
