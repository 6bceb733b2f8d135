package dev.keepsake.api;

import dev.keepsake.conversation.Turn;
import dev.keepsake.memory.Memory;

/** One answer of a search. */
public sealed interface Hit {

    /** How well it answers, 0..1, higher is better; comparable within one result. */
    double score();

    /** Where the score comes from. */
    Explanation explanation();

    /** The text to show. */
    String text();

    record OfMemory(Memory memory, double score, Explanation explanation) implements Hit {
        @Override
        public String text() {
            return memory.text();
        }
    }

    record OfTurn(Turn turn, double score, Explanation explanation) implements Hit {
        @Override
        public String text() {
            return turn.text();
        }
    }
}
