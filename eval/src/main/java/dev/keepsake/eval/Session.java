package dev.keepsake.eval;

import java.time.Instant;
import java.util.List;

/**
 * Turns said in one sitting.
 *
 * @param number its number in the conversation
 * @param time when it took place
 * @param turns in order
 */
public record Session(int number, Instant time, List<GoldTurn> turns) {

    public Session {
        turns = List.copyOf(turns);
    }
}
