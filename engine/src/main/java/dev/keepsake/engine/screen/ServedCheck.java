package dev.keepsake.engine.screen;

import dev.keepsake.extract.Fact;
import dev.keepsake.extract.LeftOut;
import java.util.List;
import java.util.Map;

/**
 * Whether it merely repeats what the application was served a moment ago: an answer that says memories again, or a message into
 * which they were put. What a person says in their own words is never taken for a repetition, and what has one word or number
 * more, or says the contrary, is none.
 */
final class ServedCheck implements Check {

    static final String REPEATS = "repeats memories that had just been served";
    static final String PUT_THERE = "stands among memories that the application put into the message";

    /** At least one memory has to have so much of it: words picked from many say something else. */
    private static final double OF_ONE = 0.5;

    @Override
    public void examine(Docket docket) {
        List<String> served = docket.served();
        Terms all = Terms.union(served.stream().map(Terms::of).toList());
        for (Map.Entry<Integer, Fact> entry : docket.open().entrySet()) {
            int number = entry.getKey();
            switch (docket.voice(number)) {
                case RECALLED -> docket.leave(number, LeftOut.Cause.SERVED, PUT_THERE);
                case PROGRAM, QUOTED, INSTRUCTING -> {
                    if (repeats(entry.getValue().text(), served, all)) {
                        docket.leave(number, LeftOut.Cause.SERVED, REPEATS);
                    }
                }
                case PERSON, TOOL, SYSTEM -> {
                    // a person may confirm what is known; the others were decided upon before
                }
            }
        }
    }

    private static boolean repeats(String text, List<String> served, Terms all) {
        Terms terms = Terms.of(text);
        if (terms.isEmpty() || !terms.without(all).isEmpty()) {
            return false;
        }
        return served.stream()
                .anyMatch(memory -> terms.coveredBy(Terms.of(memory)) >= OF_ONE
                        && Polarity.denies(memory) == Polarity.denies(text));
    }
}
