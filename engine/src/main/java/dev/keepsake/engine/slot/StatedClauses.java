package dev.keepsake.engine.slot;

import dev.keepsake.memory.Attribution;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * The clauses of a statement that say how things are: no questions, wishes, guesses and jokes, nothing that is denied or taken
 * back, and nothing that somebody else is said to have said. English only.
 */
public final class StatedClauses {

    private StatedClauses() {}

    /**
     * A clause.
     *
     * @param text with its subject, where the sentence has one; its speaker is called {@code User} or {@code I}
     * @param bounded whether it puts what it says into the past, into the future, or on a stay that will end
     */
    public record Stated(String text, boolean bounded) {}

    /** The clauses of {@code text}, in order. */
    public static List<Stated> of(String text, Attribution attribution) {
        List<Stated> stated = new ArrayList<>();
        for (String sentence : ClaimReader.sentences(text, attribution)) {
            Framing framing = Framing.of(sentence);
            if (!sentence.endsWith("?") && framing.source() == null && !framing.retracts()) {
                add(framing.rest(), stated);
            }
        }
        return List.copyOf(stated);
    }

    private static void add(String sentence, List<Stated> stated) {
        Matcher beginning = ClaimReader.BEGINNING.matcher(sentence);
        String subject = beginning.lookingAt() ? beginning.group() : "";
        List<String> clauses = ClauseBreaks.clauses(sentence);
        if (clauses.size() > 1) {
            // "Hugo and I are engaged" falls into two that say nothing.
            add(sentence, sentence, stated);
        }
        for (int place = 0; place < clauses.size(); place++) {
            String clause = clauses.get(place);
            boolean goesOn = place > 0
                    && !subject.isEmpty()
                    && !ClaimReader.BEGINNING.matcher(clause).lookingAt();
            String whole = goesOn ? subject + " " + clause : clause;
            add(clause, whole, stated);
        }
    }

    private static void add(String clause, String whole, List<Stated> stated) {
        Denial denial = Denial.in(clause);
        if (denial != null && !denial.denied()) {
            stated.add(new Stated(whole, ClaimReader.BOUNDED.matcher(clause).find()));
        }
    }
}
