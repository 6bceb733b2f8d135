package dev.keepsake.index;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.time.TimeMention;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By whom, when and where in a conversation an entry was said: for signals that judge what others propose.
 *
 * @param origins the turns it came from, its own for a turn; empty when it came from none
 * @param at when it was said or learned
 * @param role the role that said it
 * @param actor the speaker's name, or null
 * @param state whether it is current
 * @param times the times its text names
 * @param substance how much it tells, see {@link Features#substance()}
 */
public record Circumstances(
        List<TurnId> origins,
        Instant at,
        Role role,
        @Nullable String actor,
        MemoryState state,
        List<TimeMention> times,
        double substance) {

    /** Of an entry nothing is known of. */
    public static final Circumstances UNKNOWN =
            new Circumstances(List.of(), Instant.EPOCH, Role.USER, null, MemoryState.CURRENT, List.of(), 0);

    public Circumstances {
        origins = List.copyOf(origins);
        times = List.copyOf(times);
    }
}
