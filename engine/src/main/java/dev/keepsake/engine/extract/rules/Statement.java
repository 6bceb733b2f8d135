package dev.keepsake.engine.extract.rules;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.memory.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What will be a fact, while the next sentence may still belong to it.
 *
 * @param text self-contained
 * @param validFrom since when it is true
 * @param sources where it was said
 */
record Statement(String text, Instant validFrom, List<Source> sources) {

    Statement {
        sources = List.copyOf(sources);
    }

    static Statement of(String text, Instant validFrom, TurnId turn, Span span) {
        return new Statement(text, validFrom, List.of(new Source(turn, span)));
    }

    /** This statement, continued by a sentence that cannot be understood without it. */
    Statement continued(Statement next) {
        List<Source> both = new ArrayList<>(sources);
        both.addAll(next.sources());
        String mark = text.isEmpty() || ".!?\"".indexOf(text.charAt(text.length() - 1)) >= 0 ? " " : ". ";
        return new Statement(text + mark + next.text(), validFrom, both);
    }
}
