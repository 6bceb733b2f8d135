package dev.keepsake.eval.dataset;

import java.time.Instant;
import java.util.List;

/**
 * Turns said in one sitting.
 *
 * @param id unique in its conversation
 * @param time when it took place
 * @param turns in order
 */
public record Session(String id, Instant time, List<GoldTurn> turns) {

    public Session {
        turns = List.copyOf(turns);
    }
}
